package io.github.nmstate4j.desktop.fleet;

import java.io.IOException;

/// A file that is no snapshot, or one that must not be read. The message names the place and the way out.
public final class SnapshotException extends IOException {

    private static final long serialVersionUID = 1;

    SnapshotException(String message) {
        super(message);
    }

    SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
