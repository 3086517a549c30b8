package io.github.nmstate4j.observation;

import io.github.nmstate4j.profile.Profile;
import java.util.Optional;

/// A device NetworkManager knows. `type` is its connection type word (`802-3-ethernet`, `bond`, `ovs-port`; veth
/// is `veth`). `real`: the kernel or Open vSwitch has it. `applied` is what is configured on it now.
public record Device(String name, String type, State state, boolean real, boolean external, Optional<Profile> applied) {

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
