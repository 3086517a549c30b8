package io.github.nmstate4j.handler.networkmanager;

import java.io.Serial;

/// A call to NetworkManager failed. The message names what was asked of what, and NetworkManager's own words.
public final class NetworkManagerException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /// What kind of failure, by who can act.
    public enum Kind {
        /// The profile is not acceptable: the author can change the document.
        INVALID_PROFILE,
        /// A plugin is missing or NetworkManager is too old.
        MISSING_FEATURE,
        PERMISSION_DENIED,
        /// The thing named does not exist.
        NOT_FOUND,
        /// An activation failed or took too long.
        ACTIVATION_FAILED,
        /// Another checkpoint covers the devices.
        CHECKPOINT_CONFLICT,
        /// NetworkManager or the bus is not there.
        UNAVAILABLE,
        OTHER
    }

    private final Kind kind;

    public NetworkManagerException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public NetworkManagerException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// Trying again may help.
    public boolean retryable() {
        return switch (kind) {
            case ACTIVATION_FAILED, CHECKPOINT_CONFLICT, UNAVAILABLE, NOT_FOUND, OTHER -> true;
            case INVALID_PROFILE, MISSING_FEATURE, PERMISSION_DENIED -> false;
        };
    }
}
