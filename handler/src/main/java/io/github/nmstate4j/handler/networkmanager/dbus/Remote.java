package io.github.nmstate4j.handler.networkmanager.dbus;

import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.freedesktop.dbus.types.Variant;

/// NetworkManager's objects, properties and methods, still in its words.
final class Remote {

    static final String SERVICE = "org.freedesktop.NetworkManager";
    static final String MANAGER_PATH = "/org/freedesktop/NetworkManager";
    static final String MANAGER = SERVICE;
    static final String SETTINGS_PATH = MANAGER_PATH + "/Settings";
    static final String SETTINGS = SERVICE + ".Settings";
    static final String CONNECTION = SERVICE + ".Settings.Connection";
    static final String DEVICE = SERVICE + ".Device";
    static final String ACTIVE = SERVICE + ".Connection.Active";
    static final String CHECKPOINT = SERVICE + ".Checkpoint";
    static final String DNS_PATH = MANAGER_PATH + "/DnsManager";
    static final String DNS = SERVICE + ".DnsManager";
    static final String OBJECTS_PATH = "/org/freedesktop";
    static final String OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager";
    static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STARTING = Duration.ofSeconds(3);

    private final Bus bus;
    /// The UUID by what tells one activation from all others: NetworkManager counts its objects anew when it starts.
    private final Map<String, String> profileByActivation = new ConcurrentHashMap<>();

    Remote(Bus bus) {
        this.bus = bus;
    }

    Bus bus() {
        return bus;
    }

    Bus.Pending send(String path, String interfaceName, String member, String signature, Object... arguments)
            throws BusException {
        return bus.send(path, interfaceName, member, signature, arguments);
    }

    List<Object> await(Bus.Pending pending) throws BusException {
        return bus.await(pending, TIMEOUT);
    }

    /// Calls and waits. NetworkManager's name appears on the bus before its objects do, so a call to one of those
    /// that always exist is repeated for a moment.
    List<Object> call(String path, String interfaceName, String member, String signature, Object... arguments)
            throws BusException {
        var deadline = System.nanoTime() + STARTING.toNanos();
        while (true) {
            try {
                return bus.call(TIMEOUT, path, interfaceName, member, signature, arguments);
            } catch (BusException e) {
                if (!e.isUnknownObject() || !alwaysThere(path) || System.nanoTime() > deadline) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static boolean alwaysThere(String path) {
        return path.equals(OBJECTS_PATH) || path.equals(MANAGER_PATH) || path.equals(SETTINGS_PATH) || path.equals(DNS_PATH);
    }

    private static void pause(BusException e) throws BusException {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }

    Bus.Pending askForProperties(String path, String interfaceName) throws BusException {
        return send(path, PROPERTIES, "GetAll", "s", interfaceName);
    }

    Properties properties(Bus.Pending pending) throws BusException {
        return Properties.of(await(pending).getFirst());
    }

    Properties properties(String path, String interfaceName) throws BusException {
        return Properties.of(call(path, PROPERTIES, "GetAll", "s", interfaceName).getFirst());
    }

    /// The properties of all these objects that are still there, asked for at once.
    Map<String, Properties> propertiesOfAll(List<String> paths, String interfaceName) throws BusException {
        var pending = new LinkedHashMap<String, Bus.Pending>();
        for (var path : paths) {
            pending.put(path, askForProperties(path, interfaceName));
        }
        var found = new LinkedHashMap<String, Properties>();
        for (var entry : pending.entrySet()) {
            ifThere(entry.getValue()).ifPresent(reply -> found.put(entry.getKey(), Properties.of(reply.getFirst())));
        }
        return found;
    }

    /// The reply; empty when the object is gone meanwhile or has nothing to say.
    Optional<List<Object>> ifThere(Bus.Pending pending) throws BusException {
        try {
            return Optional.of(await(pending));
        } catch (BusException e) {
            if (Translation.kind(e) == Kind.UNAVAILABLE || e.is(BusException.INTERRUPTED)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    String profilePath(String uuid) throws BusException {
        return path(call(SETTINGS_PATH, SETTINGS, "GetConnectionByUuid", "s", uuid).getFirst());
    }

    /// All objects by path, each with its properties by interface, in one answer: with hundreds of objects, messages cost more than
    /// what is in them.
    Map<String, Map<String, Properties>> objects() throws BusException {
        var objects = new LinkedHashMap<String, Map<String, Properties>>();
        ProfileCodec.entries(call(OBJECTS_PATH, OBJECT_MANAGER, "GetManagedObjects", "").getFirst())
                .forEach((path, interfaces) -> {
                    var byInterface = new LinkedHashMap<String, Properties>();
                    ProfileCodec.entries(interfaces)
                            .forEach((name, properties) -> byInterface.put(String.valueOf(name), Properties.of(properties)));
                    objects.put(path(path), byInterface);
                });
        return objects;
    }

    /// Those of the objects that have this interface, in the order of their making.
    static Map<String, Properties> having(String interfaceName, Map<String, Map<String, Properties>> objects) {
        var having = new TreeMap<String, Properties>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        objects.forEach((path, interfaces) ->
                Optional.ofNullable(interfaces.get(interfaceName)).ifPresent(properties -> having.put(path, properties)));
        return having;
    }

    /// All devices, also those that NetworkManager could make but that are not there.
    Map<String, Properties> devices() throws BusException {
        return propertiesOfAll(paths(call(MANAGER_PATH, MANAGER, "GetAllDevices", "").getFirst()), DEVICE);
    }

    /// The activations of a profile. Whose an activation is never changes, so that is asked once: there may be a thousand.
    Map<String, Properties> activationsOf(UUID profile) throws BusException {
        var owner = bus.owner();
        var paths = properties(MANAGER_PATH, MANAGER).paths("ActiveConnections");
        var unknown = paths.stream().filter(path -> !profileByActivation.containsKey(owner + path)).toList();
        propertiesOfAll(unknown, ACTIVE).forEach((path, active) -> {
            var uuid = active.text("Uuid");
            if (!uuid.isEmpty()) {
                profileByActivation.put(owner + path, uuid);
            }
        });
        profileByActivation.keySet().retainAll(paths.stream().map(owner::concat).collect(Collectors.toSet()));
        var uuid = profile.toString();
        return propertiesOfAll(
                paths.stream().filter(path -> uuid.equals(profileByActivation.get(owner + path))).toList(), ACTIVE);
    }

    /// The device that has this name where packets go; empty when there is none.
    Optional<String> deviceNamed(String name) throws BusException {
        try {
            return Optional.of(path(call(MANAGER_PATH, MANAGER, "GetDeviceByIpIface", "s", name).getFirst()));
        } catch (BusException e) {
            if (Translation.kind(e) == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static String path(Object wire) {
        return wire instanceof org.freedesktop.dbus.DBusPath path ? path.getPath() : String.valueOf(wire);
    }

    static List<String> paths(Object wire) {
        var paths = new ArrayList<String>();
        ProfileCodec.items(wire).forEach(item -> paths.add(path(item)));
        return paths;
    }

    /// An object's properties by name. What is missing reads as zero, "" or an empty list.
    record Properties(Map<String, Object> values) {

        static Properties of(Object wire) {
            var values = new LinkedHashMap<String, Object>();
            ProfileCodec.entries(wire)
                    .forEach((name, value) -> values.put(
                            String.valueOf(name), value instanceof Variant<?> variant ? variant.getValue() : value));
            return new Properties(values);
        }

        String text(String name) {
            return values.get(name) instanceof String text ? text : "";
        }

        long number(String name) {
            return values.get(name) instanceof Number number ? number.longValue() : 0;
        }

        boolean flag(String name) {
            return values.get(name) instanceof Boolean flag && flag;
        }

        /// "/" when there is none.
        String path(String name) {
            var value = values.get(name);
            return value == null ? "/" : Remote.path(value);
        }

        List<String> paths(String name) {
            var value = values.get(name);
            return value == null ? List.of() : Remote.paths(value);
        }

        List<String> texts(String name) {
            var value = values.get(name);
            return value == null
                    ? List.of()
                    : ProfileCodec.items(value).stream().map(String::valueOf).toList();
        }

        byte[] bytes(String name) {
            return ProfileCodec.array(ProfileCodec.bytes(values.getOrDefault(name, List.of())));
        }

        List<Properties> dicts(String name) {
            var value = values.get(name);
            return value == null
                    ? List.of()
                    : ProfileCodec.items(value).stream().map(Properties::of).toList();
        }

        Properties dict(String name) {
            return values.get(name) instanceof Map<?, ?> dict ? of(dict) : new Properties(Map.of());
        }

        /// The second number of a `(uu)`: the reason beside a state.
        int reason(String name) {
            return values.get(name) instanceof Object[] pair && pair.length == 2 && pair[1] instanceof Number reason
                    ? reason.intValue()
                    : 0;
        }
    }
}
