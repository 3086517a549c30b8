package io.github.nmstate4j.handler.networkmanager.dbus;

import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;

/// From D-Bus errors to who can act on them.
final class Translation {

    private static final String NM = "org.freedesktop.NetworkManager.";

    private Translation() {}

    /// @param asked what was attempted, as the start of a sentence: `Saving profile bond0 (bond)`
    static NetworkManagerException of(String asked, BusException e) {
        var kind = kind(e);
        var advice = switch (kind) {
            case UNAVAILABLE -> ". Is NetworkManager running?";
            case MISSING_FEATURE -> ". Install the plugin or a newer NetworkManager";
            case INVALID_PROFILE,
                    PERMISSION_DENIED,
                    NOT_FOUND,
                    ACTIVATION_FAILED,
                    CHECKPOINT_CONFLICT,
                    OTHER -> "";
        };
        return new NetworkManagerException(
                kind, asked + " failed: " + e.getMessage() + " (" + e.shortName() + ")" + advice, e);
    }

    static Kind kind(BusException e) {
        var name = e.name();
        if (name.startsWith(NM + "Settings.Connection.")) {
            return e.shortName().equals("InvalidSetting") ? Kind.MISSING_FEATURE : Kind.INVALID_PROFILE;
        }
        if (name.startsWith(NM)) {
            return switch (e.shortName()) {
                case "MissingPlugin" -> Kind.MISSING_FEATURE;
                case "Failed" ->
                    String.valueOf(e.getMessage()).contains("plugin for 'ovs") ? Kind.MISSING_FEATURE : Kind.OTHER;
                case "PermissionDenied" -> Kind.PERMISSION_DENIED;
                case "InvalidConnection", "UnknownDevice", "UnknownConnection", "ConnectionNotActive" -> Kind.NOT_FOUND;
                case "ConnectionNotAvailable", "DependencyFailed" -> Kind.ACTIVATION_FAILED;
                default -> Kind.OTHER;
            };
        }
        if (e.is(BusException.DISCONNECTED) || e.is(BusException.TIMEOUT)) {
            return Kind.UNAVAILABLE;
        }
        if (e.isUnknownObject()) {
            return Kind.NOT_FOUND;
        }
        return switch (e.shortName()) {
            case "ServiceUnknown", "NameHasNoOwner", "NoReply", "Disconnected", "NoServer", "Timeout", "TimedOut" ->
                Kind.UNAVAILABLE;
            case "AccessDenied", "AuthFailed", "InteractiveAuthorizationRequired" -> Kind.PERMISSION_DENIED;
            default -> Kind.OTHER;
        };
    }
}
