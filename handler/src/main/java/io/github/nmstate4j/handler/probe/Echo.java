package io.github.nmstate4j.handler.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;

/// Asks an address for an echo.
@FunctionalInterface
public interface Echo {

    /// Whether the address answered in time to requests that leave through this interface only.
    boolean answers(InetAddress address, String interfaceName, Duration within) throws IOException;
}
