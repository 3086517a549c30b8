package io.github.nmstate4j.handler.networkmanager.dbus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A bus of this process's own, with a NetworkManager on it that can be read: one device, one profile. With it the
/// gateway can be tried where no bus is, and be part of an AOT cache.
public final class RehearsalBus implements AutoCloseable {

    private static final String DEVICE_PATH = Remote.MANAGER_PATH + "/Devices/1";
    private static final String PROFILE_PATH = Remote.SETTINGS_PATH + "/1";

    private final String address;
    private final EmbeddedDBusDaemon daemon;
    private final DBusConnection service;

    private RehearsalBus(String address, EmbeddedDBusDaemon daemon, DBusConnection service) {
        this.address = address;
        this.daemon = daemon;
        this.service = service;
    }

    /// @param folder gets the socket
    public static RehearsalBus start(Path folder) throws IOException {
        var address = "unix:path=" + folder.resolve("bus");
        try {
            var daemon = new EmbeddedDBusDaemon(address + ",listen=true");
            daemon.startInBackgroundAndWait();
            var service = DBusConnectionBuilder.forAddress(address).withShared(false).build();
            service.requestBusName(Remote.SERVICE);
            service.exportObject(new Objects());
            service.exportObject(new Manager());
            service.exportObject(new Profile());
            return new RehearsalBus(address, daemon, service);
        } catch (DBusException e) {
            throw new IOException("no bus of our own at " + address, e);
        }
    }

    /// For [DBusNetworkManager#at].
    public String address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        service.close();
        daemon.close();
    }

    private static final class Objects implements ObjectManager {
        @Override
        public Map<DBusPath, Map<String, Map<String, Variant<?>>>> GetManagedObjects() {
            return Map.of(
                    new DBusPath(Remote.MANAGER_PATH), Map.of(Remote.MANAGER, Manager.properties()),
                    new DBusPath(Remote.DNS_PATH), Map.of(Remote.DNS, Map.of("Mode", new Variant<>("default"))),
                    new DBusPath(DEVICE_PATH),
                            Map.of(
                                    Remote.DEVICE,
                                    Map.of(
                                            "Interface", new Variant<>("eth1"),
                                            "DeviceType", new Variant<>(new UInt32(1)),
                                            "State", new Variant<>(new UInt32(30)),
                                            "Real", new Variant<>(true),
                                            "ActiveConnection", new Variant<>(new DBusPath("/")))),
                    new DBusPath(PROFILE_PATH), Map.of(Remote.CONNECTION, Map.of("Flags", new Variant<>(new UInt32(0)))));
        }

        @Override
        public String getObjectPath() {
            return Remote.OBJECTS_PATH;
        }
    }

    private static final class Manager implements Properties {

        static Map<String, Variant<?>> properties() {
            return Map.of(
                    "Version", new Variant<>("1.58.0"),
                    "ActiveConnections", new Variant<>(List.of(), "ao"),
                    "Checkpoints", new Variant<>(List.of(), "ao"));
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as the library declares it
        public <A> A Get(String interfaceName, String name) {
            throw new UnsupportedOperationException("nobody asks for one property");
        }

        @Override
        public <A> void Set(String interfaceName, String name, A value) {
            throw new UnsupportedOperationException("nothing is changed here");
        }

        @Override
        public Map<String, Variant<?>> GetAll(String interfaceName) {
            return properties();
        }

        @Override
        public String getObjectPath() {
            return Remote.MANAGER_PATH;
        }
    }

    /// The part of a profile's interface that a reader needs.
    @DBusInterfaceName(Remote.CONNECTION)
    public interface StoredConnection extends DBusInterface {
        /// Settings, and in each its properties.
        Map<String, Map<String, Variant<?>>> GetSettings();
    }

    private static final class Profile implements StoredConnection {
        @Override
        public Map<String, Map<String, Variant<?>>> GetSettings() {
            return Map.of(
                    "connection",
                            Map.of(
                                    "id", new Variant<>("eth1"),
                                    "uuid", new Variant<>("6e6d7374-6174-4e34-8a00-000000000001"),
                                    "type", new Variant<>("802-3-ethernet"),
                                    "interface-name", new Variant<>("eth1")),
                    "ipv4",
                            Map.of(
                                    "method", new Variant<>("manual"),
                                    "address-data",
                                            new Variant<>(
                                                    List.of(Map.of(
                                                            "address", new Variant<>("192.0.2.1"),
                                                            "prefix", new Variant<>(new UInt32(24)))),
                                                    "aa{sv}")));
        }

        @Override
        public String getObjectPath() {
            return PROFILE_PATH;
        }
    }
}
