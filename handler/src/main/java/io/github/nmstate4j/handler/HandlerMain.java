package io.github.nmstate4j.handler;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.cli.CommandServer;
import io.github.nmstate4j.handler.cli.NodeCommands;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.telemetry.Endpoint;
import io.github.nmstate4j.telemetry.Health;
import io.github.nmstate4j.telemetry.Logs;
import io.github.nmstate4j.telemetry.Metrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the handler of this node (`daemon`, or no arguments where NODE_NAME is set), or runs one command.
/// `rehearse` is for the packager: it is what an AOT cache is recorded from.
public final class HandlerMain {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Duration LOCK_PAUSE = Duration.ofSeconds(5);
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
        System.exit(run(environment, arguments));
    }

    /// A command that is told to end rolls back what it did, and only then the process ends.
    private static int run(Map<String, String> environment, String... arguments) {
        var machine = new Machine(environment);
        var runner = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            runner.interrupt();
            machine.changeNoMore();
        }));
        return new NodeCommands(machine, System.in, environment.getOrDefault("EDITOR", "vi"))
                .run(
                        HandlerSettings.socket(environment),
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        arguments);
    }

    /// Works until the process is told to end; then rolls back what is under way.
    private static void serve(Map<String, String> environment) throws IOException, InterruptedException {
        Logs.ofService(environment);
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
        var health = new Health();
        var metrics = Metrics.ofProcess();
        try (var _ = Told.of("health", health(settings, health));
                var _ = HostLock.take(settings.lockFile(), LOCK_PAUSE);
                var node = new Machine(environment).open();
                var client =
                        new KubernetesClientBuilder().withConfig(configuration()).build();
                var handler = Handler.start(client, settings, node, metrics.meters());
                var _ = Told.of("metrics", settings.metricsAddress().<Told.Opening>map(address -> () -> Endpoint.ofMetrics(address, metrics)));
                var _ = Commands.of(settings.socket(), new SharedNode(new Machine(environment), node, handler))) {
            health.check(Health.Question.READY, "lock", Optional::empty);
            handler.tell(health);
            end.await();
        } finally {
            ended.countDown();
        }
    }

    private static Optional<Told.Opening> health(HandlerSettings settings, Health health) {
        health.check(Health.Question.READY, "lock", () -> Optional.of("another handler of this node is at work"));
        return settings.healthPort() == 0
                ? Optional.empty()
                : Optional.of(() -> Endpoint.ofHealth(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.healthPort()), health));
    }

    /// An endpoint. Policies are carried out also where it cannot be: its port may be taken on this node.
    private record Told(Optional<Endpoint> endpoint) implements AutoCloseable {

        private static final Logger LOG = LoggerFactory.getLogger(HandlerMain.class);

        @FunctionalInterface
        private interface Opening {
            Endpoint open() throws IOException;
        }

        static Told of(String what, Optional<Opening> opening) {
            try {
                return opening.isEmpty() ? new Told(Optional.empty()) : new Told(Optional.of(opening.get().open()));
            } catch (IOException e) {
                LOG.warn("Nobody can ask for {}: {}", what, e.toString());
                return new Told(Optional.empty());
            }
        }

        @Override
        public void close() {
            endpoint.ifPresent(Endpoint::close);
        }
    }

    /// The socket for commands. Policies are carried out also where it cannot be: commands then open the node themselves.
    private record Commands(Optional<CommandServer> server) implements AutoCloseable {

        /// Not of the class around it: a command says how much is logged, before the first logger is made.
        private static final Logger LOG = LoggerFactory.getLogger(HandlerMain.class);

        static Commands of(Path socket, NodeCommands.Door door) {
            try {
                return new Commands(Optional.of(CommandServer.start(socket, door)));
            } catch (IOException e) {
                LOG.warn("No commands are taken at {}: {}", socket, e.toString());
                return new Commands(Optional.empty());
            }
        }

        @Override
        public void close() throws IOException {
            if (server.isPresent()) {
                server.get().close();
            }
        }
    }

    /// The node that the handler has opened already, for commands; they leave it open.
    private record SharedNode(Machine machine, NodeAccess node, Handler handler) implements NodeCommands.Door {

        @Override
        public NodeAccess open() {
            return new NodeAccess(node.view(), node.networkManager(), node.host(), node.probes(), () -> {});
        }

        @Override
        public NetworkState observeKernel() throws IOException {
            return machine.observeKernel();
        }

        @Override
        public <T> T exclusively(NodeCommands.Change<T> change) throws IOException, NetworkManagerException {
            return handler.exclusively(change);
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
}
