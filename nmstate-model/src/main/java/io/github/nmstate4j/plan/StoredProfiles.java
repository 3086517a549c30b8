package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.state.iface.InterfaceBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Which of NetworkManager's profiles and devices belongs to which interface. Each is found by name: a node may have
/// thousands. What NetworkManager shows twice is here once ([CurrentNames]).
final class StoredProfiles {

    /// Profiles of ours by interface and by id; what NetworkManager made up for foreign configurations is apart.
    private final Map<String, List<Typed>> byInterface = new HashMap<>();
    private final Map<String, List<Typed>> byId = new HashMap<>();
    private final Map<String, List<SavedProfile>> externalByInterface = new HashMap<>();
    private final Map<String, List<Device>> devices = new HashMap<>();
    /// Active profiles that find their interface by something else than its name.
    private final Map<UUID, SavedProfile> nameless = new HashMap<>();
    /// ovs-port profiles by what a port may call them, and by the bridge they name.
    private final Map<String, List<SavedProfile>> ovsPorts = new HashMap<>();
    private final Map<String, List<SavedProfile>> ovsPortsByController = new HashMap<>();
    /// What hangs on an ovs-port, by what it calls the port.
    private final Map<String, List<SavedProfile>> ovsMembers = new HashMap<>();

    /// Types are asked for more often than anything else.
    private record Typed(SavedProfile saved, String type) {}

    StoredProfiles(Observation observation) {
        observation.profiles().forEach(saved -> add(withCurrentNames(saved)));
        observation.devices().forEach(device -> add(devices, device.name(), withCurrentNames(device)));
    }

    private static SavedProfile withCurrentNames(SavedProfile saved) {
        return new SavedProfile(
                CurrentNames.of(saved.profile()), saved.active(), saved.external(), saved.unsaved(), saved.isVolatile());
    }

    private static Device withCurrentNames(Device device) {
        return new Device(
                device.name(),
                device.type(),
                device.state(),
                device.real(),
                device.external(),
                device.applied().map(CurrentNames::of),
                device.neighbors());
    }

    private void add(SavedProfile saved) {
        var profile = saved.profile();
        var type = profile.type();
        var name = profile.interfaceName();
        if (saved.external()) {
            name.ifPresent(iface -> add(externalByInterface, iface, saved));
        } else {
            var typed = new Typed(saved, type);
            name.ifPresent(iface -> add(byInterface, iface, typed));
            add(byId, profile.id(), typed);
            if (saved.active() && name.isEmpty()) {
                nameless.put(profile.uuid(), saved);
            }
        }
        if (type.equals(NmTypes.OVS_PORT)) {
            names(profile).forEach(known -> add(ovsPorts, known, saved));
            profile.controller().ifPresent(controller -> add(ovsPortsByController, controller, saved));
        }
        profile.portType()
                .filter(NmTypes.OVS_PORT::equals)
                .flatMap(port -> profile.controller())
                .ifPresent(controller -> add(ovsMembers, controller, saved));
    }

    private static <T> void add(Map<String, List<T>> index, String key, T value) {
        index.computeIfAbsent(key, k -> new ArrayList<>(1)).add(value);
    }

    private static <T> Stream<T> at(Map<String, List<T>> index, String key) {
        return index.getOrDefault(key, List.of()).stream();
    }

    /// What others may call a profile that is their controller.
    private static Stream<String> names(Profile profile) {
        return Stream.concat(Stream.of(profile.uuid().toString()), profile.interfaceName().stream()).distinct();
    }

    /// The profile to change: the active one, else the last. One that was made up for a foreign configuration is none.
    Optional<SavedProfile> of(MergedInterface iface) {
        var base = iface.merged().base();
        if (base.identifier().filter(identifier -> identifier != InterfaceBase.Identifier.NAME).isPresent()) {
            return at(byId, base.profileName().orElse(base.name()))
                    .filter(p -> NmTypes.fit(p.type(), NmTypes.of(iface.merged())))
                    .map(Typed::saved)
                    .findFirst();
        }
        return of(iface.name(), NmTypes.of(iface.merged()));
    }

    Optional<SavedProfile> of(String name, String type) {
        var all = all(name, type);
        return all.size() < 2
                ? all.stream().findFirst()
                : all.stream().filter(SavedProfile::active).findFirst().or(() -> Optional.of(all.getLast()));
    }

    /// All profiles for the interface, foreign ones excepted. A VPN has no interface of its own and goes by its id.
    List<SavedProfile> all(String name, String type) {
        var found = (type.equals(NmTypes.VPN) ? byId : byInterface).getOrDefault(name, List.of());
        // Asked several times for each interface, and nearly all have one profile: a stream would cost more than the rest.
        if (found.size() == 1) {
            var only = found.getFirst();
            return NmTypes.fit(only.type(), type) ? List.of(only.saved()) : List.of();
        }
        return found.stream().filter(typed -> NmTypes.fit(typed.type(), type)).map(Typed::saved).toList();
    }

    /// The profile that is on the interface and found it by something else than its name, by its address for example.
    Optional<SavedProfile> byAddress(String name, String type) {
        return device(name, type)
                .flatMap(Device::applied)
                .flatMap(own -> Optional.ofNullable(nameless.get(own.uuid())));
    }

    /// All profiles for an interface whose kind does not matter, foreign ones excepted.
    List<SavedProfile> all(String name) {
        return at(byInterface, name).map(Typed::saved).toList();
    }

    /// What NetworkManager made up for a foreign configuration that is active on the interface.
    Optional<SavedProfile> external(String name) {
        return at(externalByInterface, name).filter(SavedProfile::active).findFirst();
    }

    Optional<Device> device(String name, String type) {
        return at(devices, name).filter(d -> NmTypes.fit(d.type(), type)).findFirst();
    }

    /// The ovs-port profile a port hangs on.
    Optional<SavedProfile> ovsPortOf(SavedProfile port) {
        return port.profile().portType()
                .filter(NmTypes.OVS_PORT::equals)
                .flatMap(type -> port.profile().controller())
                .flatMap(controller -> at(ovsPorts, controller).findFirst());
    }

    /// What hangs on an ovs-port profile.
    Stream<SavedProfile> membersOf(SavedProfile ovsPort) {
        return names(ovsPort.profile())
                .flatMap(name -> at(ovsMembers, name))
                .filter(member -> ovsPortOf(member).filter(ovsPort::equals).isPresent());
    }

    /// The ovs-port profiles of a bridge.
    List<SavedProfile> ovsPortsOf(String bridge) {
        var names = new LinkedHashSet<String>(List.of(bridge));
        all(bridge, NmTypes.OVS_BRIDGE).forEach(profile -> names(profile.profile()).forEach(names::add));
        return names.stream().flatMap(name -> at(ovsPortsByController, name)).toList();
    }
}
