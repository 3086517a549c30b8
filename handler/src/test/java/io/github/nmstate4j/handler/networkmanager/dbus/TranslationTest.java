package io.github.nmstate4j.handler.networkmanager.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslationTest {

    @ParameterizedTest
    @CsvSource({
        "org.freedesktop.NetworkManager.Settings.Connection.InvalidProperty, bond.options: bad, INVALID_PROFILE",
        "org.freedesktop.NetworkManager.Settings.Connection.MissingProperty, vlan.parent: missing, INVALID_PROFILE",
        "org.freedesktop.NetworkManager.Settings.Connection.InvalidSetting, hsr: unknown, MISSING_FEATURE",
        "org.freedesktop.NetworkManager.MissingPlugin, no plugin, MISSING_FEATURE",
        "org.freedesktop.NetworkManager.Failed, plugin for 'ovs-bridge' unavailable, MISSING_FEATURE",
        "org.freedesktop.NetworkManager.Failed, something else, OTHER",
        "org.freedesktop.NetworkManager.PermissionDenied, Not authorized, PERMISSION_DENIED",
        "org.freedesktop.NetworkManager.Settings.PermissionDenied, no, PERMISSION_DENIED",
        "org.freedesktop.NetworkManager.Settings.InvalidConnection, no such connection, NOT_FOUND",
        "org.freedesktop.NetworkManager.UnknownDevice, no device, NOT_FOUND",
        "org.freedesktop.NetworkManager.ConnectionNotAvailable, no carrier, ACTIVATION_FAILED",
        "org.freedesktop.NetworkManager.Device.IncompatibleConnection, mtu, OTHER",
        "org.freedesktop.DBus.Error.ServiceUnknown, not there, UNAVAILABLE",
        "org.freedesktop.DBus.Error.NoReply, went away, UNAVAILABLE",
        "org.freedesktop.DBus.Error.UnknownMethod, Object does not exist, NOT_FOUND",
        "org.freedesktop.DBus.Error.AccessDenied, policy, PERMISSION_DENIED",
        "io.github.nmstate4j.Disconnected, closed, UNAVAILABLE",
        "io.github.nmstate4j.Timeout, no answer, UNAVAILABLE",
        "io.github.nmstate4j.Interrupted, interrupted, OTHER",
        "org.example.Whatever, unknown, OTHER",
    })
    void sortsErrorsByWhoCanAct(String name, String message, Kind kind) {
        assertThat(Translation.kind(new BusException(name, message))).isEqualTo(kind);
    }

    @Test
    void saysWhatWasAskedAndWhatNetworkManagerSaid() {
        var exception = Translation.of(
                "Saving profile bond0 (bond)",
                new BusException(
                        "org.freedesktop.NetworkManager.Settings.Connection.InvalidProperty",
                        "bond.options: invalid option 'mode'"));
        assertThat(exception)
                .hasMessage("Saving profile bond0 (bond) failed: bond.options: invalid option 'mode' (InvalidProperty)");
    }
}
