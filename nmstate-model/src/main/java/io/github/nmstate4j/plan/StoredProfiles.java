package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.state.iface.InterfaceBase;
import java.util.List;
import java.util.Optional;

/// Which of NetworkManager's profiles and devices belongs to which interface.
final class StoredProfiles {
    private final Observation observation;

    StoredProfiles(Observation observation) {
        this.observation = observation;
    }

    /// The profile to change: the active one, else the last. One that was made up for a foreign configuration is none.
    Optional<SavedProfile> of(MergedInterface iface) {
        var base = iface.merged().base();
        if (base.identifier().filter(identifier -> identifier != InterfaceBase.Identifier.NAME).isPresent()) {
            var id = base.profileName().orElse(base.name());
            return observation.profiles().stream()
                    .filter(p -> !p.external())
                    .filter(p -> p.profile().id().equals(id) && NmTypes.fit(p.profile().type(), NmTypes.of(iface.merged())))
                    .findFirst();
        }
        return of(iface.name(), NmTypes.of(iface.merged()));
    }

    Optional<SavedProfile> of(String name, String type) {
        var all = all(name, type);
        return all.stream().filter(SavedProfile::active).findFirst()
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
    }

    /// All profiles for the interface, foreign ones excepted. A VPN has no interface of its own and goes by its id.
    List<SavedProfile> all(String name, String type) {
        return observation.profiles().stream()
                .filter(p -> !p.external())
                .filter(p -> NmTypes.fit(p.profile().type(), type))
                .filter(p -> type.equals(NmTypes.VPN)
                        ? p.profile().id().equals(name)
                        : p.profile().interfaceName().filter(name::equals).isPresent())
                .toList();
    }

    /// The profile that is on the interface and found it by something else than its name, by its address for example.
    Optional<SavedProfile> byAddress(String name, String type) {
        var applied = device(name, type).flatMap(Device::applied);
        return applied.flatMap(own -> observation.profiles().stream()
                .filter(p -> p.active() && !p.external() && p.profile().interfaceName().isEmpty())
                .filter(p -> p.profile().uuid().equals(own.uuid()))
                .findFirst());
    }

    /// What NetworkManager made up for a foreign configuration that is active on the interface.
    Optional<SavedProfile> external(String name) {
        return observation.profiles().stream()
                .filter(p -> p.external() && p.active())
                .filter(p -> p.profile().interfaceName().filter(name::equals).isPresent())
                .findFirst();
    }

    Optional<Device> device(String name, String type) {
        return observation.devices().stream()
                .filter(d -> d.name().equals(name) && NmTypes.fit(d.type(), type))
                .findFirst();
    }

    /// The ovs-port profile a port hangs on.
    Optional<SavedProfile> ovsPortOf(SavedProfile port) {
        return port.profile().portType()
                .filter(NmTypes.OVS_PORT::equals)
                .flatMap(type -> port.profile().controller())
                .flatMap(controller -> observation.profiles().stream()
                        .filter(p -> p.profile().type().equals(NmTypes.OVS_PORT))
                        .filter(p -> isCalled(p, controller))
                        .findFirst());
    }

    /// The ovs-port profiles of a bridge.
    List<SavedProfile> ovsPortsOf(String bridge) {
        var bridges = all(bridge, NmTypes.OVS_BRIDGE);
        return observation.profiles().stream()
                .filter(p -> p.profile().type().equals(NmTypes.OVS_PORT))
                .filter(p -> p.profile().controller().filter(c -> c.equals(bridge)
                        || bridges.stream().anyMatch(b -> isCalled(b, c))).isPresent())
                .toList();
    }

    private static boolean isCalled(SavedProfile profile, String controller) {
        return profile.profile().uuid().toString().equals(controller)
                || profile.profile().interfaceName().filter(controller::equals).isPresent();
    }
}
