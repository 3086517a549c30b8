package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Everything about the node at one moment; a checkpoint is a copy of it.
///
/// @param alternativeNames by the name of the device
/// @param leases what the DHCP servers hand out, by the name of the interface that asks
@RecordBuilder
record NodeState(
        List<Stored> profiles,
        List<SimulatedDevice> devices,
        Optional<DnsConfig> globalDns,
        Map<String, Lease> leases,
        Map<String, String> ovsExternalIds,
        Map<String, String> ovsOtherConfig,
        Map<String, List<String>> alternativeNames,
        int nextIndex)
        implements NodeStateBuilder.With {

    record Stored(Profile profile, boolean inMemory) {}

    record Lease(String address, int prefixLength, Optional<String> gateway) {}

    NodeState {
        profiles = List.copyOf(profiles);
        devices = List.copyOf(devices);
        leases = Map.copyOf(leases);
        ovsExternalIds = new TreeMap<>(ovsExternalIds);
        ovsOtherConfig = new TreeMap<>(ovsOtherConfig);
        alternativeNames = Map.copyOf(alternativeNames);
    }

    Optional<Profile> profile(UUID uuid) {
        return profiles.stream()
                .map(Stored::profile)
                .filter(profile -> profile.uuid().equals(uuid))
                .findFirst();
    }

    NodeState withProfile(Profile profile, boolean inMemory) {
        var changed = new ArrayList<>(profiles);
        changed.removeIf(stored -> stored.profile().uuid().equals(profile.uuid()));
        changed.add(new Stored(profile, inMemory));
        return withProfiles(changed);
    }

    NodeState withoutProfile(UUID uuid) {
        return withProfiles(profiles.stream()
                .filter(stored -> !stored.profile().uuid().equals(uuid))
                .toList());
    }

    Optional<SimulatedDevice> device(String name, String type) {
        return devices.stream().filter(device -> device.is(name, type)).findFirst();
    }

    /// A device other devices can sit on.
    Optional<SimulatedDevice> kernelDevice(String name) {
        return devices.stream()
                .filter(device -> device.name().equals(name) && device.isInKernel())
                .findFirst();
    }

    Optional<SimulatedDevice> deviceOf(UUID profile) {
        return devices.stream()
                .filter(device -> device.applied().map(Profile::uuid).equals(Optional.of(profile)))
                .findFirst();
    }

    /// Adds the device or replaces the one of its index.
    NodeState withDevice(SimulatedDevice device) {
        var changed = new ArrayList<>(devices);
        changed.replaceAll(old -> old.index() == device.index() ? device : old);
        if (changed.stream().noneMatch(old -> old.index() == device.index())) {
            changed.add(device);
        }
        return withDevices(changed).withNextIndex(Math.max(nextIndex, device.index() + 1));
    }

    NodeState withoutDevice(int index) {
        return withDevices(
                devices.stream().filter(device -> device.index() != index).toList());
    }
}
