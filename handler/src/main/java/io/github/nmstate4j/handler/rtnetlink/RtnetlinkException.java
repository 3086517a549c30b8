package io.github.nmstate4j.handler.rtnetlink;

import java.io.Serial;

/// The kernel could not be asked. The number is its errno; 0 when the answer made no sense.
public final class RtnetlinkException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final int errno;

    public RtnetlinkException(String message, int errno) {
        super(errno == 0 ? message : message + " (errno " + errno + ")");
        this.errno = errno;
    }

    public int errno() {
        return errno;
    }
}
