package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.profile.Profile;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// A device of the node.
///
/// @param index the kernel's number; devices that only Open vSwitch knows have one too
/// @param hardware stays when it is not in use
/// @param address what it was made with; a profile may change what it uses
/// @param peer the other end of a veth pair
/// @param controller the name of the device this one is a port of
/// @param applied the profile in use
/// @param outside addresses that somebody else configured, in prefix notation
/// @param gateway of the default route that somebody else configured
@RecordBuilder
record SimulatedDevice(
        int index,
        String name,
        String type,
        boolean hardware,
        String address,
        Device.State state,
        Optional<String> peer,
        Optional<String> controller,
        Optional<Profile> applied,
        List<String> outside,
        Optional<String> gateway)
        implements SimulatedDeviceBuilder.With {

    static final String ETHERNET = "802-3-ethernet";
    static final String VETH = "veth";
    static final String LOOPBACK = "loopback";

    SimulatedDevice {
        outside = List.copyOf(outside);
    }

    boolean is(String otherName, String otherType) {
        return name.equals(otherName) && sameType(type, otherType);
    }

    static boolean sameType(String one, String other) {
        return one.equals(other) || (isEthernet(one) && isEthernet(other));
    }

    private static boolean isEthernet(String type) {
        return type.equals(ETHERNET) || type.equals(VETH);
    }

    boolean isActive() {
        return applied.isPresent();
    }

    /// Somebody else made it what it is.
    boolean isExternal() {
        return applied.isEmpty() && state == Device.State.ACTIVATED;
    }

    /// The kernel has it, not only Open vSwitch.
    boolean isInKernel() {
        return switch (type) {
            case "ovs-bridge", "ovs-port" -> false;
            case "ovs-interface" ->
                applied.flatMap(profile -> profile.text("ovs-interface", "type"))
                        .orElse("internal")
                        .equals("internal");
            default -> true;
        };
    }
}
