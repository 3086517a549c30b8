package io.github.nmstate4j.handler.apply;

import java.io.Serial;

/// The node could not be observed. The message says which source failed and how.
public final class NodeViewException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public NodeViewException(String message, Throwable cause) {
        super(message, cause);
    }
}
