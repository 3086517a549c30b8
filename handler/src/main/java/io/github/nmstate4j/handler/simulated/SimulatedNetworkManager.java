package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerSnapshot;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

final class SimulatedNetworkManager implements NetworkManager {

    static final String VERSION = "1.58.1";

    /// What a device takes over only when it is made.
    private static final Set<String> FIXED_AT_CREATION = Set.of("vlan", "vxlan", "vrf", "macvlan", "veth");

    private final SimulatedNode node;

    SimulatedNetworkManager(SimulatedNode node) {
        this.node = node;
    }

    private void isThere(String asked) throws NetworkManagerException {
        if (!node.isRunning()) {
            throw new NetworkManagerException(
                    Kind.UNAVAILABLE, asked + " failed: nobody answers. Is NetworkManager running?");
        }
    }

    @Override
    public NetworkManagerSnapshot snapshot() throws NetworkManagerException {
        isThere("Reading NetworkManager's profiles and devices");
        var state = node.state();
        return new NetworkManagerSnapshot(VERSION, profiles(state), devices(state), state.globalDns(), dns(state));
    }

    private static List<SavedProfile> profiles(NodeState state) {
        var external = state.devices().stream()
                .filter(SimulatedDevice::isExternal)
                .map(device -> new SavedProfile(madeUp(device), true, true, true, true));
        var own = state.profiles().stream()
                .map(stored -> new SavedProfile(
                        stored.profile(),
                        state.deviceOf(stored.profile().uuid()).isPresent(),
                        false,
                        stored.inMemory(),
                        false));
        return Stream.concat(external, own).toList();
    }

    private static List<Device> devices(NodeState state) {
        return state.devices().stream()
                .map(device -> new Device(
                        device.name(),
                        device.type(),
                        device.state(),
                        true,
                        device.isExternal(),
                        device.isExternal() ? Optional.of(madeUp(device)) : device.applied().map(p -> named(p, device))))
                .toList();
    }

    private static Profile named(Profile profile, SimulatedDevice device) {
        return profile.interfaceName().isPresent()
                ? profile
                : profile.with(Profile.CONNECTION, "interface-name", SettingValue.of(device.name()));
    }

    /// NetworkManager makes a profile up for a device that somebody else configured.
    private static Profile madeUp(SimulatedDevice device) {
        var uuid = UUID.nameUUIDFromBytes(device.name().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Profile(java.util.Map.of())
                .with(Profile.CONNECTION, "id", SettingValue.of(device.name()))
                .with(Profile.CONNECTION, "uuid", SettingValue.of(uuid.toString()))
                .with(Profile.CONNECTION, "type", SettingValue.of(device.type()))
                .with(Profile.CONNECTION, "interface-name", SettingValue.of(device.name()))
                .with(Profile.CONNECTION, "autoconnect", SettingValue.of(false));
    }

    private static List<NetworkManagerSnapshot.DnsEntry> dns(NodeState state) {
        var entries = new ArrayList<NetworkManagerSnapshot.DnsEntry>();
        state.globalDns()
                .ifPresent(global -> entries.add(new NetworkManagerSnapshot.DnsEntry(
                        0, Optional.empty(), global.server().orElse(List.of()), global.search().orElse(List.of()), false)));
        for (var device : state.devices()) {
            device.applied().ifPresent(profile -> {
                for (var family : List.of("ipv4", "ipv6")) {
                    var servers = DnsServers.of(profile, family);
                    var searches = Values.texts(profile, family, "dns-search");
                    if (state.globalDns().isEmpty() && !(servers.isEmpty() && searches.isEmpty())) {
                        entries.add(new NetworkManagerSnapshot.DnsEntry(
                                Values.integer(profile, family, "dns-priority")
                                        .filter(priority -> priority != 0)
                                        .orElse(100),
                                Optional.of(device.name()),
                                servers,
                                searches,
                                false));
                    }
                }
            });
        }
        entries.sort(Comparator.comparingInt(NetworkManagerSnapshot.DnsEntry::priority));
        return entries;
    }

    @Override
    public void save(Profile profile, boolean inMemory) throws NetworkManagerException {
        var asked = "Saving profile " + title(profile);
        isThere(asked);
        var complaint = ProfileRules.complaint(profile);
        if (complaint.isPresent()) {
            throw new NetworkManagerException(Kind.INVALID_PROFILE, asked + " failed: " + complaint.get());
        }
        node.change(state -> state.withProfile(profile, inMemory));
    }

    private static String title(Profile profile) {
        return profile.id() + " (" + profile.type() + ")";
    }

    @Override
    public void delete(UUID profile) throws NetworkManagerException {
        isThere("Deleting profile " + profile);
        node.change(state -> {
            var activator = new Activator(state, node.failing());
            activator.deactivate(profile);
            return activator.node().withoutProfile(profile);
        });
    }

    @Override
    public void activate(UUID uuid, Duration timeout) throws NetworkManagerException {
        isThere("Activating profile " + uuid);
        var profile = node.state()
                .profile(uuid)
                .orElseThrow(() -> new NetworkManagerException(
                        Kind.NOT_FOUND, "Activating profile " + uuid + " failed: there is no such profile"));
        var asked = "Activating profile " + title(profile);
        node.awaitDelay(timeout, asked);
        isThere(asked);
        try {
            node.tryChange(state -> {
                var activator = new Activator(state, node.failing());
                activator.activate(profile);
                return activator.node();
            });
        } catch (Activator.Refusal e) {
            throw new NetworkManagerException(Kind.ACTIVATION_FAILED, asked + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void reapply(String interfaceName, String type, Profile profile) throws NetworkManagerException {
        var asked = "Reapplying profile " + title(profile) + " to " + interfaceName;
        isThere(asked);
        var device = node.state()
                .device(interfaceName, type)
                .filter(SimulatedDevice::isActive)
                .orElseThrow(() -> new NetworkManagerException(
                        Kind.NOT_FOUND, asked + " failed: there is no active device " + interfaceName + " of type " + type));
        var applied = device.applied().orElseThrow();
        for (var setting : FIXED_AT_CREATION) {
            if (!applied.setting(setting).equals(profile.setting(setting))) {
                throw new NetworkManagerException(
                        Kind.OTHER, asked + " failed: can't reapply any changes to setting '" + setting + "'");
            }
        }
        if (!applied.controller().equals(profile.controller())) {
            throw new NetworkManagerException(
                    Kind.OTHER, asked + " failed: can't reapply changes to 'connection.controller'");
        }
        node.change(state -> state.device(interfaceName, type)
                .map(current -> state.withDevice(current.withApplied(Optional.of(profile))))
                .orElse(state));
    }

    @Override
    public void deactivate(UUID profile, Duration timeout) throws NetworkManagerException {
        isThere("Deactivating profile " + profile);
        node.change(state -> {
            var activator = new Activator(state, node.failing());
            activator.deactivate(profile);
            return activator.node();
        });
    }

    @Override
    public void deleteDevice(String interfaceName, String type) throws NetworkManagerException {
        var asked = "Deleting device " + interfaceName + " (" + type + ")";
        isThere(asked);
        var device = node.state().device(interfaceName, type);
        if (device.isPresent() && device.get().hardware()) {
            throw new NetworkManagerException(Kind.OTHER, asked + " failed: it is not a software device");
        }
        node.change(state -> {
            var activator = new Activator(state, node.failing());
            state.device(interfaceName, type).ifPresent(activator::takeDown);
            return activator.node();
        });
    }

    @Override
    public void setGlobalDns(DnsConfig dns) throws NetworkManagerException {
        isThere("Setting the global DNS configuration");
        var nothing = Stream.of(dns.server(), dns.search(), dns.options())
                .allMatch(list -> list.orElse(List.of()).isEmpty());
        node.change(state -> state.withGlobalDns(nothing ? Optional.empty() : Optional.of(dns)));
    }

    @Override
    public void saveHostname(String hostname) throws NetworkManagerException {
        isThere("Saving host name " + hostname);
        node.saveHostname(hostname);
    }

    @Override
    public Checkpoint openCheckpoint(Duration rollbackAfter) throws NetworkManagerException {
        isThere("Opening a checkpoint");
        return node.openCheckpoint(rollbackAfter)
                .orElseThrow(() -> new NetworkManagerException(
                        Kind.CHECKPOINT_CONFLICT,
                        "Opening a checkpoint failed: the devices are already included in another checkpoint."
                                + " Commit or close that one first, or wait until its countdown ends"));
    }

    @Override
    public List<Checkpoint> checkpoints() throws NetworkManagerException {
        isThere("Listing the checkpoints");
        return node.openCheckpoints();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return node.listen(listener)::run;
    }

    @Override
    public void close() {
        // The node goes on without its visitors.
    }
}
