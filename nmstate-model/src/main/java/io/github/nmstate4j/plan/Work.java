package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import java.util.Optional;
import java.util.UUID;

/// A profile of the change: what is stored, what shall be, and where it goes. An ovs-port has no interface of its own.
record Work(
        Optional<MergedInterface> iface,
        String name,
        String type,
        Optional<SavedProfile> stored,
        Profile built,
        Optional<Device> device,
        boolean up) {

    Work with(Profile other) {
        return new Work(iface, name, type, stored, other, device, up);
    }

    UUID uuid() {
        return built.uuid();
    }

    boolean isController() {
        return NmTypes.isController(type);
    }

    boolean isActive() {
        return stored.filter(SavedProfile::active).isPresent();
    }

    boolean mustBeStored(boolean inMemory) {
        return stored.map(s -> (s.unsaved() && !inMemory) || !ProfileComparison.same(s.profile(), built)).orElse(true);
    }

    /// What the device carries now, as far as known.
    Optional<Profile> carried() {
        return device.flatMap(Device::applied).or(() -> stored.map(SavedProfile::profile)).filter(p -> isActive());
    }

    boolean changesTheDevice() {
        return stored.filter(s -> !ProfileComparison.sameOnTheDevice(s.profile(), built)).isPresent()
                || carried().filter(c -> !ProfileComparison.sameOnTheDevice(c, built)).isPresent();
    }

    /// The controller it will hang on, by name.
    Optional<String> controller() {
        return built.controller();
    }

    /// Works are looked up often, and whole profiles take long to hash.
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return built.id();
    }
}
