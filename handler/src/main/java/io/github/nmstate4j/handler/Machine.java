package io.github.nmstate4j.handler;

import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.ObservedNode;
import io.github.nmstate4j.handler.cli.NodeCommands;
import io.github.nmstate4j.handler.host.HostFiles;
import io.github.nmstate4j.handler.host.LocalHost;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.dbus.DBusNetworkManager;
import io.github.nmstate4j.handler.observe.KernelFiles;
import io.github.nmstate4j.handler.observe.Observations;
import io.github.nmstate4j.handler.observe.Observer;
import io.github.nmstate4j.handler.observe.ResolvConf;
import io.github.nmstate4j.handler.ovsdb.OvsdbException;
import io.github.nmstate4j.handler.ovsdb.UnixOvsdb;
import io.github.nmstate4j.handler.probe.DefaultGateway;
import io.github.nmstate4j.handler.probe.DnsLookup;
import io.github.nmstate4j.handler.probe.Family;
import io.github.nmstate4j.handler.probe.IcmpEcho;
import io.github.nmstate4j.handler.rtnetlink.KernelRtnetlink;
import io.github.nmstate4j.handler.rtnetlink.RtnetlinkException;
import io.github.nmstate4j.state.NetworkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// The machine this runs on.
final class Machine implements NodeCommands.Door {

    private static final String BUS = "unix:path=/run/dbus/system_bus_socket";
    private static final Duration OVSDB_PATIENCE = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    /// Where the files of the node are; in a container they are somewhere else than at the root.
    private final Path root;
    private final HostFiles files;
    private final Lock changing = new ReentrantLock();

    Machine(Map<String, String> environment) {
        this.environment = environment;
        this.root = Path.of(environment.getOrDefault("NMSTATE4J_HOST_ROOT", "/"));
        var files = HostFiles.under(root);
        this.files = Optional.ofNullable(environment.get("NMSTATE_NM_DISPATCH_DIR"))
                .map(folder -> files.withDispatcher(Path.of(folder)))
                .orElse(files);
    }

    @Override
    public NodeAccess open() throws IOException {
        var random = new SecureRandom();
        var echo = new IcmpEcho(random);
        var networkManager = DBusNetworkManager.at(environment.getOrDefault("DBUS_SYSTEM_BUS_ADDRESS", BUS));
        var scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("observe").daemon().factory());
        var rtnetlink = rtnetlink();
        var ovsdb = ovsdb();
        return new NodeAccess(
                new ObservedNode(new Observer(rtnetlink, ovsdb, networkManager, files, KernelFiles.under(root), scheduler)),
                networkManager,
                new LocalHost(files, rtnetlink, ovsdb),
                List.of(
                        new DefaultGateway(Family.IPV4, echo),
                        new DefaultGateway(Family.IPV6, echo),
                        new DnsLookup(environment.getOrDefault("PROBE_DNS_HOST", "root-servers.net"), random)),
                () -> {
                    scheduler.shutdownNow();
                    rtnetlink.close();
                    networkManager.close();
                });
    }

    @Override
    public NetworkState observeKernel() throws IOException {
        try (var rtnetlink = rtnetlink()) {
            return Observations.ofKernel(
                    rtnetlink.snapshot(), ovsdb().snapshot(), files.read(), ResolvConf.of(resolvConf()));
        } catch (RtnetlinkException | OvsdbException e) {
            throw new IOException("the kernel cannot be asked for its network: " + e.getMessage(), e);
        }
    }

    @Override
    public <T> T exclusively(NodeCommands.Change<T> change) throws IOException, NetworkManagerException {
        changing.lock();
        try {
            return change.make();
        } finally {
            changing.unlock();
        }
    }

    /// Waits for the end of a change that is under way; none begins afterwards.
    void changeNoMore() {
        changing.lock();
    }

    private String resolvConf() throws IOException {
        try {
            return Files.readString(root.resolve("etc/resolv.conf"));
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    private static UnixOvsdb ovsdb() {
        return new UnixOvsdb(UnixOvsdb.DEFAULT_SOCKET, OVSDB_PATIENCE);
    }

    private static KernelRtnetlink rtnetlink() throws IOException {
        try {
            return KernelRtnetlink.open();
        } catch (RtnetlinkException e) {
            throw new IOException("the kernel cannot be asked for its network", e);
        }
    }
}
