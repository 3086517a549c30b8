package io.github.nmstate4j.handler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.ObservedNode;
import io.github.nmstate4j.handler.cli.NodeCommands;
import io.github.nmstate4j.handler.host.HostFiles;
import io.github.nmstate4j.handler.host.LocalHost;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.dbus.DBusNetworkManager;
import io.github.nmstate4j.handler.networkmanager.dbus.RehearsalBus;
import io.github.nmstate4j.handler.observe.Observer;
import io.github.nmstate4j.handler.rtnetlink.KernelRtnetlink;
import io.github.nmstate4j.handler.rtnetlink.RtnetlinkException;
import io.github.nmstate4j.handler.simulated.Countdowns;
import io.github.nmstate4j.handler.simulated.SimulatedNode;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.telemetry.Endpoint;
import io.github.nmstate4j.telemetry.Health;
import io.github.nmstate4j.telemetry.Logs;
import io.github.nmstate4j.telemetry.Metrics;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A short day of a handler on a simulated node, against a server that knows one policy: start, report, apply, report.
/// Run while the JVM records what it loads, it makes an AOT cache with which the handler is at work in a few seconds
/// on a slow node. Touches nothing of the machine but a temporary folder.
final class Rehearsal {

    private static final String NODE = "rehearsal";
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String DESIRED = """
            {"interfaces": [
              {"name": "bond0", "type": "bond", "state": "up", "link-aggregation": {"mode": "active-backup", "port": ["eth1", "eth2"]}},
              {"name": "bond0.100", "type": "vlan", "state": "up", "vlan": {"base-iface": "bond0", "id": 100},
               "ipv4": {"enabled": true, "dhcp": false, "address": [{"ip": "192.0.2.1", "prefix-length": 24}]}}]}
            """;

    private final Path folder;
    private final String password = UUID.randomUUID().toString();
    private final CountDownLatch reported = new CountDownLatch(2);
    private final CountDownLatch ended = new CountDownLatch(1);

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    static void run() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("nmstate4j-rehearsal");
        try {
            new Rehearsal(folder).play();
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void play() throws IOException, InterruptedException {
        Logs.ofService(Map.of());
        var metrics = Metrics.ofProcess();
        var health = new Health();
        var server = serve();
        var scheduler = Executors.newSingleThreadScheduledExecutor();
        try (var node = SimulatedNode.with(Countdowns.on(scheduler), "eth0", "eth1", "eth2");
                var access = access(node, scheduler);
                var client = new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder()
                                .withMasterUrl("https://127.0.0.1:" + server.getAddress().getPort())
                                .withCaCertData(certificate())
                                .withOauthToken(NODE)
                                .build())
                        .build();
                var handler = Handler.start(client, settings(), access, metrics.meters());
                var _ = Endpoint.ofMetrics(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), metrics);
                var _ = Endpoint.ofHealth(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), health)) {
            handler.tell(health);
            boolean whole = reported.await(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    && ended.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (!whole) {
                throw new IOException("the rehearsal came to no end within " + LONGEST.toSeconds() + " s");
            }
            var _ = metrics.scrape();
            var _ = health.troubles(Health.Question.READY);
            read(access);
        } finally {
            scheduler.shutdownNow();
            server.stop(0);
        }
    }

    /// The gateway and the commands that read, with what belongs to them.
    private void read(NodeAccess access) throws IOException {
        try (var bus = RehearsalBus.start(folder);
                var networkManager = DBusNetworkManager.at(bus.address());
                var _ = networkManager.onChange(() -> {})) {
            var _ = networkManager.snapshot();
            var _ = networkManager.checkpoints();
        } catch (NetworkManagerException e) {
            throw new IOException("the gateway cannot be rehearsed", e);
        }
        var nowhere = new PrintWriter(Writer.nullWriter());
        new NodeCommands(new OpenDoor(access), InputStream.nullInputStream(), "true").run(nowhere, nowhere, "show");
        var _ = NetworkStateYaml.read(DESIRED);
        readOwnKernel();
    }

    private static void readOwnKernel() {
        try (var kernel = KernelRtnetlink.open()) {
            var _ = kernel.snapshot();
        } catch (RtnetlinkException e) {
            System.err.println("not rehearsed: " + e.getMessage());
        }
    }

    private NodeAccess access(SimulatedNode node, ScheduledExecutorService scheduler) throws IOException {
        var files = new HostFiles(folder.resolve("running"), folder.resolve("configured"), folder.resolve("dispatcher.d"));
        Files.writeString(files.runningHostname(), NODE);
        var networkManager = node.networkManager();
        return new NodeAccess(
                new ObservedNode(new Observer(node.rtnetlink(), node.ovsdb(), networkManager, files, scheduler)),
                networkManager,
                new LocalHost(files, node.rtnetlink(), node.ovsdb()),
                List.of(),
                networkManager::close);
    }

    private record OpenDoor(NodeAccess node) implements NodeCommands.Door {
        @Override
        public NodeAccess open() {
            return node;
        }

        @Override
        public NetworkState observeKernel() {
            return NetworkState.empty();
        }
    }

    private HandlerSettings settings() {
        return HandlerSettings.from(Map.of(
                "NODE_NAME", NODE,
                "NMSTATE4J_STATE_DIR", folder.toString(),
                "NMSTATE4J_READY_FILE", folder.resolve("ready").toString()));
    }

    // ---- the server

    private HttpsServer serve() throws IOException, InterruptedException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls()));
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private SSLContext tls() throws IOException, InterruptedException {
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", NODE, "-keyalg", "EC", "-dname", "CN=" + NODE, "-ext", "san=ip:127.0.0.1",
                        "-ext", "bc:c", "-storetype", "PKCS12", "-keystore", store().toString(), "-storepass", password)
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IOException("keytool made no certificate: " + said);
        }
        try {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys(), password.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS here", e);
        }
    }

    private Path store() {
        return folder.resolve("store");
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(store())) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            return keys;
        }
    }

    /// The server's own, as a kubeconfig has it.
    private String certificate() throws IOException {
        try {
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            var pem = "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(keys().getCertificate(NODE).getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate here", e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var query = String.valueOf(exchange.getRequestURI().getQuery());
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestHeaders().containsKey("Upgrade")) {
                exchange.sendResponseHeaders(200, -1);
            } else if (query.contains("watch=true")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(bookmark(path).getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                ended.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
            } else {
                respond(exchange, path, body);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void respond(HttpExchange exchange, String path, String body) throws IOException {
        boolean writes = !exchange.getRequestMethod().equals("GET");
        if (path.endsWith("/nodenetworkconfigurationpolicies")) {
            send(exchange, 200, list("v1", "NodeNetworkConfigurationPolicy", policy()));
        } else if (path.endsWith("/nodenetworkconfigurationenactments")) {
            send(exchange, 200, list("v1beta1", "NodeNetworkConfigurationEnactment", enactment()));
        } else if (path.contains("/nodenetworkconfigurationenactments/")) {
            send(exchange, 200, enactment());
            if (body.contains("SuccessfullyConfigured")) {
                ended.countDown();
            }
        } else if (path.endsWith("/nodenetworkstates") && !writes) {
            send(exchange, 200, list("v1beta1", "NodeNetworkState", ""));
        } else if (path.contains("/nodenetworkstates")) {
            send(exchange, 200, object("v1beta1", "NodeNetworkState", NODE, ""));
            if (writes) {
                reported.countDown();
            }
        } else if (path.equals("/api/v1/nodes/" + NODE)) {
            send(exchange, 200, """
                    {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "%s", "uid": "n"},
                     "status": {"conditions": [{"type": "Ready", "status": "True"}]}}""".formatted(NODE));
        } else if (path.startsWith("/api/v1/namespaces/default")) {
            send(exchange, 200, """
                    {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "default"}}""");
        } else {
            send(exchange, 404, """
                    {"apiVersion": "v1", "kind": "Status", "status": "Failure", "reason": "NotFound", "code": 404}""");
        }
    }

    /// What a server says when nothing happens: without any event the client does not load what reads one.
    private static String bookmark(String path) {
        var kind = path.endsWith("policies") ? "NodeNetworkConfigurationPolicy"
                : path.endsWith("enactments") ? "NodeNetworkConfigurationEnactment" : "NodeNetworkState";
        var version = kind.endsWith("Policy") ? "v1" : "v1beta1";
        return "{\"type\": \"BOOKMARK\", \"object\": " + object(version, kind, "", "").replace("\n", "") + "}\n";
    }

    private static String policy() {
        return object("v1", "NodeNetworkConfigurationPolicy", "p", ", \"spec\": {\"desiredState\": " + DESIRED + "}");
    }

    private static String enactment() {
        return """
                {"apiVersion": "nmstate.io/v1beta1", "kind": "NodeNetworkConfigurationEnactment",
                 "metadata": {"name": "%1$s.p", "uid": "e", "resourceVersion": "1",
                   "labels": {"nmstate.io/policy": "p", "nmstate.io/node": "%1$s"},
                   "annotations": {"nmstate.io/granted-generation": "1"}}}""".formatted(NODE);
    }

    private static String object(String version, String kind, String name, String more) {
        return """
                {"apiVersion": "nmstate.io/%s", "kind": "%s",
                 "metadata": {"name": "%s", "uid": "u", "resourceVersion": "1", "generation": 1}%s}""".formatted(version, kind, name, more);
    }

    private static String list(String version, String kind, String item) {
        return """
                {"apiVersion": "nmstate.io/%s", "kind": "%sList", "metadata": {"resourceVersion": "1"}, "items": [%s]}"""
                .formatted(version, kind, item);
    }

    private static void send(HttpExchange exchange, int code, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
