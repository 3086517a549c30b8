package io.github.nmstate4j.handler.cli;

import java.io.Serial;

/// Ends a command: its document cannot be applied, or it asks for what the node does not have. What is wrong was told
/// already, unless the message says it.
final class DataException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    DataException(String message) {
        super(message);
    }
}
