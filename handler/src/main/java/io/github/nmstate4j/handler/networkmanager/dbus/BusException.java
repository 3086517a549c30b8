package io.github.nmstate4j.handler.networkmanager.dbus;

import java.io.Serial;

/// An error reply, or no reply. Proxies of the library lose the name of an error; this keeps it.
final class BusException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /// The connection to the bus is gone or cannot be made.
    static final String DISCONNECTED = "io.github.nmstate4j.Disconnected";

    static final String TIMEOUT = "io.github.nmstate4j.Timeout";

    static final String INTERRUPTED = "io.github.nmstate4j.Interrupted";

    private final String name;

    BusException(String name, String message) {
        super(message);
        this.name = name;
    }

    BusException(String name, String message, Throwable cause) {
        super(message, cause);
        this.name = name;
    }

    /// The D-Bus error name.
    String name() {
        return name;
    }

    /// The name without its namespace: `InvalidProperty`.
    String shortName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    boolean is(String errorName) {
        return name.equals(errorName);
    }

    /// The object, or the method on it, is not there. NetworkManager answers so for a moment after its start, too.
    boolean isUnknownObject() {
        return name.equals("org.freedesktop.DBus.Error.UnknownMethod")
                || name.equals("org.freedesktop.DBus.Error.UnknownObject")
                || name.equals("org.freedesktop.DBus.Error.UnknownInterface");
    }
}
