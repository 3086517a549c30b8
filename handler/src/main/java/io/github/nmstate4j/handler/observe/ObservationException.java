package io.github.nmstate4j.handler.observe;

import java.io.Serial;

/// The node could not be observed, because one of the sources did not answer; the cause is that source's own.
public final class ObservationException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public ObservationException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
