package io.github.nmstate4j.localcluster.nodes;

/// This machine or a virtual node did not do what was asked of it; the message names the command and what it said.
public final class NodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NodeException(String message) {
        super(message);
    }

    NodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
