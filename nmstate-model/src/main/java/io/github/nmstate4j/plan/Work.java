package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A profile of the change: what is stored, what shall be, and where it goes. An ovs-port has no interface of its own.
/// Profiles take long to compare and to look into, so that is done once.
final class Work {

    private final Optional<MergedInterface> iface;
    private final String name;
    private final String type;
    private final Optional<SavedProfile> stored;
    private final Profile built;
    private final Optional<Device> device;
    private final boolean up;
    private final UUID uuid;
    private final Optional<String> controller;
    private final Optional<String> portType;
    /// In which keys the profile will differ from what is stored, and from what the device carries.
    private final Set<String> unstored;
    private final Set<String> unapplied;

    Work(
            Optional<MergedInterface> iface,
            String name,
            String type,
            Optional<SavedProfile> stored,
            Profile built,
            Optional<Device> device,
            boolean up) {
        this.iface = iface;
        this.name = name;
        this.type = type;
        this.stored = stored;
        this.built = built;
        this.device = device;
        this.up = up;
        this.uuid = built.uuid();
        this.controller = built.controller();
        this.portType = built.portType();
        this.unstored = stored.map(SavedProfile::profile).map(before -> differences(built, before)).orElse(Set.of());
        var applied = device.flatMap(Device::applied).filter(carried -> isActive());
        this.unapplied = applied.isEmpty() || applied.equals(stored.map(SavedProfile::profile))
                ? unstored
                : differences(built, applied.get());
    }

    private static Set<String> differences(Profile built, Profile before) {
        return built.equals(before) ? Set.of() : ProfileForm.of(built).differencesFrom(ProfileForm.of(before));
    }

    Work with(Profile other) {
        return new Work(iface, name, type, stored, other, device, up);
    }

    Optional<MergedInterface> iface() {
        return iface;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    Optional<SavedProfile> stored() {
        return stored;
    }

    Profile built() {
        return built;
    }

    boolean up() {
        return up;
    }

    UUID uuid() {
        return uuid;
    }

    boolean isController() {
        return NmTypes.isController(type);
    }

    boolean isActive() {
        return stored.filter(SavedProfile::active).isPresent();
    }

    boolean mustBeStored(boolean inMemory) {
        return stored.map(s -> (s.unsaved() && !inMemory) || !unstored.isEmpty()).orElse(true);
    }

    /// How the device of the active profile gets the changes; empty when none of them concerns it.
    Optional<Restart> restart() {
        if (!ProfileForm.concernsTheDevice(unstored) && !ProfileForm.concernsTheDevice(unapplied)) {
            return Optional.empty();
        }
        var carried = device.flatMap(Device::applied).or(() -> stored.map(SavedProfile::profile)).orElse(built);
        return Optional.of(Restart.of(unapplied, carried, built));
    }

    /// The controller it will hang on, by name.
    Optional<String> controller() {
        return controller;
    }

    /// Whose port it will be, by NetworkManager's word for the type of the controller.
    Optional<String> portType() {
        return portType;
    }

    @Override
    public String toString() {
        return built.id();
    }
}
