package io.github.nmstate4j.handler.rtnetlink;

import java.io.Serial;

/// An answer that is not what the protocol promises; the gateway turns it into its own exception.
final class MalformedMessage extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    MalformedMessage(String message) {
        super(message);
    }
}
