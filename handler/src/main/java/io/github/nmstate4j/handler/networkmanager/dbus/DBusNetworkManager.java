package io.github.nmstate4j.handler.networkmanager.dbus;

import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.CONNECTION;
import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.DEVICE;
import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.MANAGER;
import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.MANAGER_PATH;
import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.SETTINGS;
import static io.github.nmstate4j.handler.networkmanager.dbus.Remote.SETTINGS_PATH;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerSnapshot;
import io.github.nmstate4j.handler.networkmanager.dbus.Remote.Properties;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/// The real NetworkManager. It may restart, and the bus may, at any time: the next call finds the new one.
public final class DBusNetworkManager implements NetworkManager {

    private static final int TO_DISK = 0x1;
    private static final int IN_MEMORY = 0x2;
    /// Without it NetworkManager activates a new profile by itself, and our activation races with that.
    private static final int BLOCK_AUTOCONNECT = 0x20;

    private static final Duration GOING_AWAY = Duration.ofSeconds(10);
    private static final int DEACTIVATED = 4;
    /// Several devices of Open vSwitch may have one name.
    private static final Set<String> SHARED_NAMES = Set.of("ovs-bridge", "ovs-port", "ovs-interface");

    private final Bus bus;
    private final Remote remote;

    private DBusNetworkManager(String busAddress) {
        bus = new Bus(busAddress, Remote.SERVICE, MANAGER_PATH);
        remote = new Remote(bus);
    }

    /// Connects when first asked for something.
    ///
    /// @param busAddress as in `unix:path=/run/dbus/system_bus_socket`
    public static DBusNetworkManager at(String busAddress) {
        return new DBusNetworkManager(busAddress);
    }

    @Override
    public NetworkManagerSnapshot snapshot() throws NetworkManagerException {
        try {
            return new Snapshots(remote).read();
        } catch (BusException e) {
            throw Translation.of("Reading NetworkManager's profiles and devices", e);
        }
    }

    @Override
    public void save(Profile profile, boolean inMemory) throws NetworkManagerException {
        var flags = new UInt32((inMemory ? IN_MEMORY : TO_DISK) | BLOCK_AUTOCONNECT);
        var settings = ProfileCodec.write(profile);
        try {
            var path = profilePath(profile.uuid());
            if (path.isPresent()) {
                remote.call(path.get(), CONNECTION, "Update2", "a{sa{sv}}ua{sv}", settings, flags, Map.of());
            } else {
                remote.call(SETTINGS_PATH, SETTINGS, "AddConnection2", "a{sa{sv}}ua{sv}", settings, flags, Map.of());
            }
        } catch (BusException e) {
            throw Translation.of("Saving profile " + title(profile), e);
        }
    }

    private static String title(Profile profile) {
        return profile.id() + " (" + profile.type() + ")";
    }

    @Override
    public void delete(UUID profile) throws NetworkManagerException {
        try (var watch = new Watch(bus)) {
            var path = profilePath(profile);
            if (path.isEmpty()) {
                return;
            }
            try {
                remote.call(path.get(), CONNECTION, "Delete", "");
            } catch (BusException e) {
                if (!e.isUnknownObject()) {
                    throw e;
                }
            }
            watch.until(GOING_AWAY, _ -> activationsOf(profile).isEmpty());
        } catch (BusException e) {
            throw Translation.of("Deleting profile " + profile, e);
        }
    }

    @Override
    public void activate(UUID uuid, Duration timeout) throws NetworkManagerException {
        String path;
        Profile profile;
        try {
            path = remote.profilePath(uuid.toString());
            profile = ProfileCodec.read(remote.call(path, CONNECTION, "GetSettings", "").getFirst());
        } catch (BusException e) {
            throw Translation.of("Activating profile " + uuid, e);
        }
        Activation.run(remote, "Activating profile " + title(profile), path, profile, timeout);
    }

    @Override
    public void reapply(String interfaceName, String type, Profile profile) throws NetworkManagerException {
        var asked = "Reapplying profile " + title(profile) + " to " + interfaceName;
        try {
            var device = device(interfaceName, type)
                    .orElseThrow(() -> new NetworkManagerException(
                            Kind.NOT_FOUND, asked + " failed: there is no device " + interfaceName + " of type " + type));
            remote.call(
                    device, DEVICE, "Reapply", "a{sa{sv}}tu", ProfileCodec.write(profile), new UInt64(0), new UInt32(0));
        } catch (BusException e) {
            throw Translation.of(asked, e);
        }
    }

    @Override
    public void deactivate(UUID profile, Duration timeout) throws NetworkManagerException {
        var asked = "Deactivating profile " + profile;
        try (var watch = new Watch(bus)) {
            for (var active : activationsOf(profile)) {
                try {
                    remote.call(MANAGER_PATH, MANAGER, "DeactivateConnection", "o", active);
                } catch (BusException e) {
                    if (Translation.kind(e) != Kind.NOT_FOUND) {
                        throw e;
                    }
                }
            }
            if (!watch.until(timeout, _ -> activationsOf(profile).isEmpty())) {
                throw new NetworkManagerException(Kind.OTHER, asked + " took longer than " + timeout.toSeconds() + " s");
            }
        } catch (BusException e) {
            throw Translation.of(asked, e);
        }
    }

    @Override
    public void deleteDevice(String interfaceName, String type) throws NetworkManagerException {
        var asked = "Deleting device " + interfaceName + " (" + type + ")";
        try (var watch = new Watch(bus)) {
            var device = realDevice(interfaceName, type);
            if (device.isEmpty()) {
                return;
            }
            try {
                remote.call(device.get(), DEVICE, "Delete", "");
            } catch (BusException e) {
                if (realDevice(interfaceName, type).isPresent()) {
                    throw e;
                }
            }
            if (!watch.until(GOING_AWAY, _ -> realDevice(interfaceName, type).isEmpty())) {
                throw new NetworkManagerException(
                        Kind.OTHER, asked + " failed: it is still there after " + GOING_AWAY.toSeconds() + " s");
            }
        } catch (BusException e) {
            throw Translation.of(asked, e);
        }
    }

    @Override
    public void setGlobalDns(DnsConfig dns) throws NetworkManagerException {
        try {
            remote.call(
                    MANAGER_PATH,
                    Remote.PROPERTIES,
                    "Set",
                    "ssv",
                    MANAGER,
                    "GlobalDnsConfiguration",
                    new Variant<>(globalDns(dns), "a{sv}"));
        } catch (BusException e) {
            throw Translation.of("Setting the global DNS configuration", e);
        }
    }

    private static Map<String, Variant<?>> globalDns(DnsConfig dns) {
        var servers = dns.server().orElse(List.of());
        var searches = dns.search().orElse(List.of());
        var options = dns.options().orElse(List.of());
        var global = new LinkedHashMap<String, Variant<?>>();
        if (servers.isEmpty() && searches.isEmpty() && options.isEmpty()) {
            return global;
        }
        var everywhere = new LinkedHashMap<String, Variant<?>>();
        everywhere.put("servers", new Variant<>(servers, "as"));
        if (!options.isEmpty()) {
            everywhere.put("options", new Variant<>(options, "as"));
            global.put("options", new Variant<>(options, "as"));
        }
        if (!searches.isEmpty()) {
            global.put("searches", new Variant<>(searches, "as"));
        }
        global.put("domains", new Variant<>(Map.of("*", new Variant<>(everywhere, "a{sv}")), "a{sv}"));
        return global;
    }

    @Override
    public void saveHostname(String hostname) throws NetworkManagerException {
        try {
            remote.call(SETTINGS_PATH, SETTINGS, "SaveHostname", "s", hostname);
        } catch (BusException e) {
            throw Translation.of("Saving host name " + hostname, e);
        }
    }

    @Override
    public Checkpoint openCheckpoint(Duration rollbackAfter) throws NetworkManagerException {
        return DBusCheckpoint.open(remote, rollbackAfter);
    }

    @Override
    public List<Checkpoint> checkpoints() throws NetworkManagerException {
        try {
            var found = remote.propertiesOfAll(
                    remote.properties(MANAGER_PATH, MANAGER).paths("Checkpoints"), Remote.CHECKPOINT);
            return found.entrySet().stream()
                    .sorted(Comparator.comparingLong(entry -> entry.getValue().number("Created")))
                    .map(entry -> (Checkpoint) new DBusCheckpoint(remote, entry.getKey()))
                    .toList();
        } catch (BusException e) {
            throw Translation.of("Listing the checkpoints", e);
        }
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return new ChangeNotifier(bus, listener);
    }

    @Override
    public void close() {
        bus.close();
    }

    private Optional<String> profilePath(UUID profile) throws BusException {
        try {
            return Optional.of(remote.profilePath(profile.toString()));
        } catch (BusException e) {
            if (e.is("org.freedesktop.NetworkManager.Settings.InvalidConnection")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<String> activationsOf(UUID profile) throws BusException {
        return remote.activationsOf(profile).entrySet().stream()
                .filter(entry -> entry.getValue().number("State") != DEACTIVATED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<String> device(String interfaceName, String type) throws BusException {
        var named = named(interfaceName, type);
        return named.isPresent() ? named : scanned(interfaceName, type, false);
    }

    private Optional<String> realDevice(String interfaceName, String type) throws BusException {
        var named = named(interfaceName, type);
        return named.isPresent() || !SHARED_NAMES.contains(type) ? named : scanned(interfaceName, type, true);
    }

    private Optional<String> named(String interfaceName, String type) throws BusException {
        var path = remote.deviceNamed(interfaceName);
        if (path.isEmpty()) {
            return path;
        }
        var device = remote.propertiesOfAll(List.of(path.get()), DEVICE).get(path.get());
        return path.filter(_ -> device != null && isDevice(device, interfaceName, type));
    }

    private Optional<String> scanned(String interfaceName, String type, boolean onlyReal) throws BusException {
        return remote.devices().entrySet().stream()
                .filter(entry -> isDevice(entry.getValue(), interfaceName, type))
                .filter(entry -> !onlyReal || entry.getValue().flag("Real"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isDevice(Properties device, String interfaceName, String type) {
        return device.text("Interface").equals(interfaceName)
                && Words.sameType(Words.deviceType((int) device.number("DeviceType")), type);
    }
}
