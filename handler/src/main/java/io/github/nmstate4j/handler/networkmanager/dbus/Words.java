package io.github.nmstate4j.handler.networkmanager.dbus;

import io.github.nmstate4j.observation.Device;
import java.util.List;

/// NetworkManager's numbers in words.
final class Words {

    private static final List<String> DEVICE_REASONS = List.of(
            "no reason given",
            "unknown error",
            "now managed",
            "now unmanaged",
            "the device could not be readied for configuration",
            "the IP configuration could not be reserved",
            "the IP configuration is no longer valid",
            "secrets were required, but not provided",
            "the 802.1X supplicant disconnected",
            "the 802.1X supplicant configuration failed",
            "the 802.1X supplicant failed",
            "the 802.1X supplicant took too long to authenticate",
            "the PPP service failed to start",
            "the PPP service disconnected",
            "PPP failed",
            "the DHCP client failed to start",
            "the DHCP client reported an error",
            "the DHCP client failed",
            "the shared connection service failed to start",
            "the shared connection service failed",
            "the AutoIP service failed to start",
            "the AutoIP service reported an error",
            "the AutoIP service failed",
            "the line is busy",
            "no dial tone",
            "no carrier could be established",
            "dialing timed out",
            "dialing failed",
            "the modem could not be initialized",
            "the APN could not be selected",
            "the modem is not searching for networks",
            "the network registration was denied",
            "the network registration timed out",
            "the requested network could not be registered",
            "the PIN check failed",
            "necessary firmware is missing",
            "the device was removed",
            "NetworkManager is sleeping",
            "the connection was removed or disconnected",
            "disconnected by a user or client",
            "the carrier or link changed",
            "the device's existing connection was assumed",
            "the 802.1X supplicant is now available",
            "the modem could not be found",
            "the Bluetooth connection failed or timed out",
            "the modem's SIM card is not inserted",
            "the modem's SIM PIN is required",
            "the modem's SIM PUK is required",
            "the modem's SIM is wrong",
            "the InfiniBand device does not support connected mode",
            "a dependency of the connection failed",
            "a problem with the RFC 2684 Ethernet over ADSL bridge",
            "the modem manager is not running",
            "the Wi-Fi network could not be found",
            "a secondary connection of the base connection failed",
            "DCB or FCoE setup failed",
            "teamd control failed",
            "the modem failed or is no longer available",
            "the modem is now ready and available",
            "the SIM PIN was incorrect",
            "a new activation was enqueued",
            "the device's parent changed",
            "the device parent's management changed",
            "Open vSwitch database connection failed",
            "a duplicate IP address was found",
            "the selected IP method is not supported",
            "configuration of SR-IOV parameters failed",
            "the Wi-Fi P2P peer could not be found",
            "the device handler dispatcher returned an error");

    private Words() {}

    /// Why a device is in its state.
    static String deviceReason(int reason) {
        return reason >= 0 && reason < DEVICE_REASONS.size() ? DEVICE_REASONS.get(reason) : "reason " + reason;
    }

    /// Why an active connection is in its state.
    static String activationReason(int reason) {
        return switch (reason) {
            case 0, 1 -> "no reason given";
            case 2 -> "disconnected by a user or client";
            case 3 -> "its device disconnected";
            case 4 -> "the VPN service stopped";
            case 5 -> "the IP configuration was invalid";
            case 6 -> "the attempt timed out";
            case 7 -> "the service could not be started in time";
            case 8 -> "the service failed to start";
            case 9 -> "secrets were required, but not provided";
            case 10 -> "authentication failed";
            case 11 -> "the profile was deleted";
            case 12 -> "its controller failed to activate";
            case 13 -> "the device of the profile could not be created";
            case 14 -> "the device was removed";
            default -> "reason " + reason;
        };
    }

    static Device.State deviceState(int state) {
        return switch (state) {
            case 10 -> Device.State.UNMANAGED;
            case 20 -> Device.State.UNAVAILABLE;
            case 30 -> Device.State.DISCONNECTED;
            case 40, 50, 60, 70, 80, 90 -> Device.State.ACTIVATING;
            case 100 -> Device.State.ACTIVATED;
            case 110 -> Device.State.DEACTIVATING;
            case 120 -> Device.State.FAILED;
            default -> Device.State.UNKNOWN;
        };
    }

    static String deviceStateText(int state) {
        return switch (state) {
            case 10 -> "unmanaged";
            case 20 -> "unavailable";
            case 30 -> "disconnected";
            case 40 -> "preparing";
            case 50 -> "being configured";
            case 60 -> "waiting for secrets";
            case 70 -> "getting its IP configuration";
            case 80 -> "checking its connectivity";
            case 90 -> "waiting for secondary connections";
            case 100 -> "activated";
            case 110 -> "deactivating";
            case 120 -> "failed";
            default -> "in state " + state;
        };
    }

    /// The connection type word for a device type number.
    static String deviceType(int type) {
        return switch (type) {
            case 1 -> "802-3-ethernet";
            case 2 -> "802-11-wireless";
            case 5 -> "bluetooth";
            case 6 -> "802-11-olpc-mesh";
            case 8 -> "gsm";
            case 9 -> "infiniband";
            case 10 -> "bond";
            case 11 -> "vlan";
            case 12 -> "adsl";
            case 13 -> "bridge";
            case 14 -> "generic";
            case 15 -> "team";
            case 16 -> "tun";
            case 17 -> "ip-tunnel";
            case 18 -> "macvlan";
            case 19 -> "vxlan";
            case 20 -> "veth";
            case 21 -> "macsec";
            case 22 -> "dummy";
            case 23 -> "ppp";
            case 24 -> "ovs-interface";
            case 25 -> "ovs-port";
            case 26 -> "ovs-bridge";
            case 27 -> "wpan";
            case 28 -> "6lowpan";
            case 29 -> "wireguard";
            case 30 -> "wifi-p2p";
            case 31 -> "vrf";
            case 32 -> "loopback";
            case 33 -> "hsr";
            case 34 -> "ipvlan";
            default -> "unknown";
        };
    }

    /// veth and Ethernet are one and the same here: a profile of either may sit on a device of either.
    static boolean sameType(String one, String other) {
        return one.equals(other) || (isEthernet(one) && isEthernet(other));
    }

    private static boolean isEthernet(String type) {
        return type.equals("802-3-ethernet") || type.equals("veth");
    }
}
