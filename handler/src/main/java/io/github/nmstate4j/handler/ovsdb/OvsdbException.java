package io.github.nmstate4j.handler.ovsdb;

import java.io.Serial;

/// The database server answered with an error, with something else than was asked, or not in time.
public final class OvsdbException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public OvsdbException(String message) {
        super(message);
    }

    public OvsdbException(String message, Throwable cause) {
        super(message, cause);
    }
}
