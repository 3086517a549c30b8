package io.github.nmstate4j.handler.networkmanager.dbus;

import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.CONNECTION;
import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.DEVICE;
import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.DNS;
import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.DNS_PATH;
import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.MANAGER;
import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.MANAGER_PATH;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerSnapshot;
import io.github.nmstate4j.handler.networkmanager.dbus.Remote.Properties;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.freedesktop.dbus.types.UInt32;

/// Reads all properties at once, and then what is none: the content of profiles, sent for as a whole before the first
/// answer is awaited.
final class Snapshots {

    private static final long UNSAVED = 0x1;
    private static final long VOLATILE = 0x4;
    private static final long EXTERNAL_PROFILE = 0x8;
    private static final long EXTERNAL_ACTIVATION = 0x80;
    private static final long DEACTIVATED = 4;
    private static final Set<String> SETTINGS_WITH_SECRETS = Set.of("802-1x", "macsec", "vpn");

    private final Remote remote;

    Snapshots(Remote remote) {
        this.remote = remote;
    }

    NetworkManagerSnapshot read() throws BusException {
        var objects = remote.objects();
        var manager = only(MANAGER_PATH, MANAGER, objects);
        var activeByPath = Remote.having(Remote.ACTIVE, objects);
        var devices = devices(Remote.having(DEVICE, objects), activeByPath);
        var profiles = profiles(Remote.having(CONNECTION, objects), activeByPath);
        return new NetworkManagerSnapshot(
                manager.text("Version"), profiles, devices, globalDns(manager), dns(only(DNS_PATH, DNS, objects)));
    }

    private static Properties only(String path, String interfaceName, Map<String, Map<String, Properties>> objects) {
        return Optional.ofNullable(objects.getOrDefault(path, Map.of()).get(interfaceName))
                .orElse(new Properties(Map.of()));
    }

    private List<Device> devices(Map<String, Properties> found, Map<String, Properties> activeByPath) throws BusException {
        var appliedByPath = new LinkedHashMap<String, Bus.Pending>();
        for (var entry : found.entrySet()) {
            if (activeByPath.containsKey(entry.getValue().path("ActiveConnection"))) {
                appliedByPath.put(entry.getKey(), remote.send(entry.getKey(), DEVICE, "GetAppliedConnection", "u", new UInt32(0)));
            }
        }
        var devices = new ArrayList<Device>();
        for (var entry : found.entrySet()) {
            var asked = Optional.ofNullable(appliedByPath.get(entry.getKey()));
            var applied = asked.isPresent() ? remote.ifThere(asked.get()) : Optional.<List<Object>>empty();
            devices.add(device(entry.getValue(), activeByPath, applied));
        }
        return devices;
    }

    private static Device device(
            Properties properties, Map<String, Properties> activeByPath, Optional<List<Object>> applied) {
        var name = properties.text("Interface");
        var active = Optional.ofNullable(activeByPath.get(properties.path("ActiveConnection")));
        return new Device(
                name,
                Words.deviceType((int) properties.number("DeviceType")),
                Words.deviceState((int) properties.number("State")),
                properties.flag("Real"),
                active.map(Snapshots::isExternal).orElse(false),
                applied.map(reply -> named(ProfileCodec.read(reply.getFirst()), name)),
                Neighbors.of(properties));
    }

    private static Profile named(Profile profile, String interfaceName) {
        return profile.interfaceName().isPresent()
                ? profile
                : profile.with(Profile.CONNECTION, "interface-name", SettingValue.of(interfaceName));
    }

    private static boolean isExternal(Properties active) {
        return (active.number("StateFlags") & EXTERNAL_ACTIVATION) != 0;
    }

    private List<SavedProfile> profiles(Map<String, Properties> found, Map<String, Properties> activeByPath)
            throws BusException {
        var active = activeByPath.values().stream()
                .filter(properties -> properties.number("State") != DEACTIVATED)
                .collect(Collectors.toMap(
                        properties -> properties.path("Connection"), Snapshots::isExternal, (one, other) -> one && other));
        var settingsByPath = new LinkedHashMap<String, Bus.Pending>();
        for (var path : found.keySet()) {
            settingsByPath.put(path, remote.send(path, CONNECTION, "GetSettings", ""));
        }
        var profileByPath = new LinkedHashMap<String, Profile>();
        for (var entry : settingsByPath.entrySet()) {
            remote.ifThere(entry.getValue())
                    .ifPresent(reply -> profileByPath.put(entry.getKey(), ProfileCodec.read(reply.getFirst())));
        }
        addSecrets(profileByPath);

        var profiles = new ArrayList<SavedProfile>();
        for (var entry : found.entrySet()) {
            long flags = entry.getValue().number("Flags");
            var profile = profileByPath.get(entry.getKey());
            if (profile != null) {
                profiles.add(new SavedProfile(
                        profile,
                        active.containsKey(entry.getKey()),
                        (flags & EXTERNAL_PROFILE) != 0 || active.getOrDefault(entry.getKey(), false),
                        (flags & UNSAVED) != 0,
                        (flags & VOLATILE) != 0));
            }
        }
        return profiles;
    }

    /// Saving a profile without its secrets would lose them. One that cannot be read is left out.
    private void addSecrets(Map<String, Profile> profileByPath) throws BusException {
        record Request(String path, String setting, Bus.Pending pending) {}
        var requests = new ArrayList<Request>();
        for (var entry : profileByPath.entrySet()) {
            for (var setting : entry.getValue().settings().keySet()) {
                if (SETTINGS_WITH_SECRETS.contains(setting)) {
                    requests.add(new Request(
                            entry.getKey(), setting, remote.send(entry.getKey(), CONNECTION, "GetSecrets", "s", setting)));
                }
            }
        }
        for (var request : requests) {
            var reply = remote.ifThere(request.pending());
            if (reply.isPresent()) {
                var secrets = ProfileCodec.read(reply.get().getFirst()).setting(request.setting());
                profileByPath.computeIfPresent(
                        request.path(), (_, profile) -> withSecrets(profile, request.setting(), secrets));
            }
        }
    }

    private static Profile withSecrets(Profile profile, String setting, Map<String, SettingValue> secrets) {
        var complete = profile;
        for (var secret : secrets.entrySet()) {
            complete = complete.with(setting, secret.getKey(), hidden(secret.getValue()));
        }
        return complete;
    }

    private static SettingValue hidden(SettingValue secret) {
        return switch (secret) {
            case SettingValue.Text(var text) -> SettingValue.of(Secret.of(text));
            case SettingValue.TextMap(var texts) -> {
                var secrets = new LinkedHashMap<String, Secret>();
                texts.forEach((key, text) -> secrets.put(key, Secret.of(text)));
                yield new SettingValue.HiddenMap(secrets);
            }
            default -> secret;
        };
    }

    private static Optional<DnsConfig> globalDns(Properties manager) {
        var global = manager.dict("GlobalDnsConfiguration");
        if (global.values().isEmpty()) {
            return Optional.empty();
        }
        var options = global.texts("options");
        return Optional.of(new DnsConfig(
                Optional.of(global.dict("domains").dict("*").texts("servers")),
                Optional.of(global.texts("searches")),
                options.isEmpty() ? Optional.empty() : Optional.of(options),
                Extras.none()));
    }

    private static List<NetworkManagerSnapshot.DnsEntry> dns(Properties dns) {
        return dns.dicts("Configuration").stream()
                .map(entry -> new NetworkManagerSnapshot.DnsEntry(
                        (int) entry.number("priority"),
                        Optional.of(entry.text("interface")).filter(name -> !name.isEmpty()),
                        entry.texts("nameservers"),
                        entry.texts("domains"),
                        entry.flag("vpn")))
                .sorted(Comparator.comparingInt(NetworkManagerSnapshot.DnsEntry::priority))
                .toList();
    }
}
