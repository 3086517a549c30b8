package io.github.nmstate4j.observation;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.state.iface.LldpNeighbor;
import java.util.List;
import java.util.Optional;

/// A device NetworkManager knows. `type` is its connection type word (`802-3-ethernet`, `bond`, `ovs-port`; veth
/// is `veth`). `real`: the kernel or Open vSwitch has it. `applied` is what is configured on it now,
/// `neighbors` whom it heard of by LLDP.
public record Device(
        String name,
        String type,
        State state,
        boolean real,
        boolean external,
        Optional<Profile> applied,
        List<LldpNeighbor> neighbors) {

    public Device {
        neighbors = List.copyOf(neighbors);
    }

    /// A device that heard of nobody.
    public Device(String name, String type, State state, boolean real, boolean external, Optional<Profile> applied) {
        this(name, type, state, real, external, applied, List.of());
    }

    public enum State {
        UNKNOWN,
        UNMANAGED,
        UNAVAILABLE,
        DISCONNECTED,
        ACTIVATING,
        ACTIVATED,
        DEACTIVATING,
        FAILED
    }
}
