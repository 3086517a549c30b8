package io.github.nmstate4j.handler;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.ObservedNode;
import io.github.nmstate4j.handler.cli.NodeCommands;
import io.github.nmstate4j.handler.networkmanager.dbus.DBusNetworkManager;
import io.github.nmstate4j.handler.observe.HostnameFiles;
import io.github.nmstate4j.handler.observe.Observer;
import io.github.nmstate4j.handler.ovsdb.UnixOvsdb;
import io.github.nmstate4j.handler.probe.DefaultGateway;
import io.github.nmstate4j.handler.probe.DnsLookup;
import io.github.nmstate4j.handler.probe.Family;
import io.github.nmstate4j.handler.probe.IcmpEcho;
import io.github.nmstate4j.handler.rtnetlink.KernelRtnetlink;
import io.github.nmstate4j.handler.rtnetlink.RtnetlinkException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Starts the handler of this node (`daemon`, or no arguments where NODE_NAME is set), or runs one command.
/// `rehearse` is for the packager: it is what an AOT cache is recorded from.
public final class HandlerMain {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String BUS = "unix:path=/run/dbus/system_bus_socket";
    private static final Duration LOCK_PAUSE = Duration.ofSeconds(5);
    private static final Duration OVSDB_PATIENCE = Duration.ofSeconds(5);
    private static final int PING_MILLISECONDS = 10_000;
    private static final int REQUEST_RETRIES = 2;

    private HandlerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var environment = System.getenv();
        boolean daemon = arguments.length == 0
                ? environment.containsKey("NODE_NAME")
                : arguments.length == 1 && arguments[0].equals("daemon");
        if (daemon) {
            serve(environment);
            return;
        }
        if (arguments.length == 1 && arguments[0].equals("rehearse")) {
            Rehearsal.run();
            return;
        }
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var commands = new NodeCommands(() -> thisNode(environment), System.in);
        System.exit(commands.run(out, err, arguments));
    }

    /// Works until the process is told to end; then rolls back what is under way.
    private static void serve(Map<String, String> environment) throws IOException, InterruptedException {
        var settings = HandlerSettings.from(withBootId(environment));
        var end = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            end.countDown();
            try {
                ended.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }));
        try (var _ = HostLock.take(settings.lockFile(), LOCK_PAUSE);
                var node = thisNode(environment);
                var client =
                        new KubernetesClientBuilder().withConfig(configuration()).build();
                var _ = Handler.start(client, settings, node)) {
            end.await();
        } finally {
            ended.countDown();
        }
    }

    /// A connection that a change of the network cut is noticed by its missing pings.
    private static Config configuration() {
        return new ConfigBuilder(Config.autoConfigure(null))
                .withWebsocketPingInterval((long) PING_MILLISECONDS)
                .withRequestRetryBackoffLimit(REQUEST_RETRIES)
                .build();
    }

    private static Map<String, String> withBootId(Map<String, String> environment) throws IOException {
        var complete = new HashMap<>(environment);
        complete.putIfAbsent("NMSTATE4J_BOOT_ID", Files.readString(BOOT_ID).strip());
        return complete;
    }

    private static NodeAccess thisNode(Map<String, String> environment) throws IOException {
        var random = new SecureRandom();
        var echo = new IcmpEcho(random);
        var files = HostnameFiles.under(Path.of("/"));
        var networkManager = DBusNetworkManager.at(environment.getOrDefault("DBUS_SYSTEM_BUS_ADDRESS", BUS));
        var ovsdb = new UnixOvsdb(UnixOvsdb.DEFAULT_SOCKET, OVSDB_PATIENCE);
        var scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("observe").daemon().factory());
        var rtnetlink = rtnetlink();
        return new NodeAccess(
                new ObservedNode(new Observer(rtnetlink, ovsdb, networkManager, files, scheduler)),
                networkManager,
                hostname -> Files.writeString(files.running(), hostname),
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

    private static KernelRtnetlink rtnetlink() throws IOException {
        try {
            return KernelRtnetlink.open();
        } catch (RtnetlinkException e) {
            throw new IOException("the kernel cannot be asked for its network", e);
        }
    }
}
