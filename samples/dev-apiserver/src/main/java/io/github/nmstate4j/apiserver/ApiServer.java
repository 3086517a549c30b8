package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kubernetes API server in this JVM, **for development and tests only**: state is in memory, every known token may do everything.
///
/// Speaks HTTPS with a certificate of its own; [#kubeconfig()] has what a client needs.
///
/// ```java
/// try (var server = ApiServer.start(ApiServerSettings.local())) {
///     var client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(server.kubeconfig())).build();
/// }
/// ```
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final Certificates certificates;
    private final Store store;
    private final Api api;
    private final Collector collector;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Optional<Snapshot> snapshot;
    private final String token;
    private final String host;
    private InetSocketAddress address;
    private Optional<HttpsServer> http = Optional.empty();

    private ApiServer(ApiServerSettings settings, InstantSource clock) throws IOException {
        var hosts = new LinkedHashSet<>(List.of(
                settings.address(), "127.0.0.1", "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"));
        hosts.addAll(settings.hosts());
        hosts.remove("0.0.0.0");
        this.certificates = Certificates.create(hosts, clock.instant());
        this.host = settings.address().equals("0.0.0.0") ? "127.0.0.1" : settings.address();
        this.store = new Store(clock.millis() * 1000, settings.window());
        var types = new ResourceTypes(BuiltInTypes.all());
        Supplier<String> ids = () -> UUID.randomUUID().toString();
        var admission = new Admission(store, service -> webhookAddress(settings, service), ids);
        var resources = new Resources(store, types, admission, clock, ids);
        this.collector = new Collector(store, types, resources);
        this.api = new Api(types, store, resources, new Pages(ids), clock);
        this.token = newToken(new SecureRandom());
        this.address = new InetSocketAddress(settings.address(), settings.port());
        this.snapshot = settings.snapshot().map(Snapshot::new);
        users.put(token, User.ADMIN);
        if (snapshot.isPresent() && snapshot.get().load(store, types)) {
            return;
        }
        var namespaces = types.find("", "v1", BuiltInTypes.NAMESPACES).orElseThrow();
        for (var name : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
            var namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
            namespace.putObject("metadata").put("name", name);
            resources.create(namespaces, "", namespace, Writing.own("kube-apiserver"));
        }
    }

    /// Starts listening.
    ///
    /// @throws IOException when the address cannot be listened on
    public static ApiServer start(ApiServerSettings settings) throws IOException {
        var server = new ApiServer(settings, InstantSource.system());
        server.listen();
        LOG.info("Development API server (not for production: state in memory, no access rules) at {}", server.url());
        return server;
    }

    private static URI webhookAddress(ApiServerSettings settings, JsonNode service) {
        var namespace = service.path("namespace").asText();
        var name = service.path("name").asText();
        return settings.services()
                .apply(namespace, name)
                .map(base -> base.resolve(service.path("path").asText("/")))
                .orElseThrow(() -> new IllegalArgumentException("service " + namespace + "/" + name
                        + " is not known to this development server; give its address in ApiServerSettings.services"));
    }

    private static String newToken(SecureRandom random) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void listen() throws IOException {
        tuneHttpServer();
        var server = HttpsServer.create(address, 512);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.serverContext()));
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
        address = server.getAddress();
        http = Optional.of(server);
    }

    /// The JDK's server waits 40 ms before small answers and drops idle connections while clients still mean to use them, unless told before its first use.
    private static void tuneHttpServer() {
        Map.of(
                        "sun.net.httpserver.nodelay", "true",
                        "sun.net.httpserver.idleInterval", "300",
                        "sun.net.httpserver.maxIdleConnections", "2000")
                .forEach((name, value) -> {
                    if (System.getProperty(name) == null) {
                        System.setProperty(name, value);
                    }
                });
    }

    /// The place clients connect to.
    public String url() {
        return "https://" + host + ":" + address.getPort();
    }

    public int port() {
        return address.getPort();
    }

    /// The token of the administrator.
    public String token() {
        return token;
    }

    /// The certificate clients must trust, as PEM.
    public String authorityPem() {
        return certificates.authorityPem();
    }

    /// What `kubectl --kubeconfig` and every client library read: address, authority and the administrator's token.
    public String kubeconfig() {
        return kubeconfig("admin", token, url());
    }

    /// A kubeconfig for somebody else, with a token of their own; names are seen by admission webhooks only.
    public String kubeconfig(String user, List<String> groups) {
        var own = newToken(new SecureRandom());
        users.put(own, new User(user, List.copyOf(groups)));
        return kubeconfig(user, own, url());
    }

    private String kubeconfig(String user, String userToken, String url) {
        var authority = Base64.getEncoder()
                .encodeToString(certificates.authorityPem().getBytes(StandardCharsets.US_ASCII));
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: local
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: "%s"
                  user:
                    token: %s
                contexts:
                - name: local
                  context:
                    cluster: local
                    user: "%s"
                current-context: local
                """
                .formatted(url, authority, user, userToken, user);
    }

    /// Stops listening and drops every connection, but keeps the state: an outage, as clients see it. [#resume()] ends it.
    public synchronized void suspend() {
        store.endAllWatches();
        http.ifPresent(server -> server.stop(0));
        http = Optional.empty();
    }

    /// Listens again where it did before.
    ///
    /// @throws IOException when the address has been taken meanwhile
    public synchronized void resume() throws IOException {
        if (http.isEmpty()) {
            listen();
        }
    }

    @Override
    public synchronized void close() {
        suspend();
        collector.close();
        executor.shutdownNow();
        snapshot.ifPresent(file -> {
            try {
                file.save(store);
            } catch (IOException e) {
                LOG.error("The state is lost: the snapshot cannot be written: {}", e.getMessage());
            }
        });
    }

    // ---- one exchange

    private void handle(HttpExchange exchange) {
        try (exchange) {
            try {
                exchange(exchange);
            } catch (ErrorStatus e) {
                if (e.isPlainText()) {
                    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                    send(exchange, e.code(), (e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
                } else {
                    send(exchange, e.code(), e.status());
                }
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI().getPath(), e);
                send(exchange, 500, ErrorStatus.internal(String.valueOf(e.getMessage())).status());
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("A client went away: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void exchange(HttpExchange exchange) throws IOException, InterruptedException {
        if (exchange.getRequestHeaders().containsKey("Upgrade")) {
            // Clients that try a WebSocket first take this for "not here" and watch over plain HTTP.
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        var request = ApiRequest.of(exchange, user(exchange));
        Api.Answer answer;
        try {
            answer = api.answer(request);
        } catch (ErrorStatus e) {
            warnings(exchange, request);
            throw e;
        }
        warnings(exchange, request);
        switch (answer) {
            case Api.Answer.Body(var code, var body, var contentType) -> {
                exchange.getResponseHeaders().set("Content-Type", contentType);
                send(exchange, code, Json.bytes(body));
            }
            case Api.Answer.Text(var code, var text) -> {
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                send(exchange, code, text.getBytes(StandardCharsets.UTF_8));
            }
            case Api.Answer.Stream(var stream, var contentType) -> {
                exchange.getResponseHeaders().set("Content-Type", contentType);
                exchange.sendResponseHeaders(200, 0);
                var out = exchange.getResponseBody();
                out.flush();
                stream.run(out);
            }
        }
    }

    private static void warnings(HttpExchange exchange, ApiRequest request) {
        request.warnings().stream()
                .distinct()
                .map(text -> text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\r\\n]+", " "))
                .forEach(text -> exchange.getResponseHeaders().add("Warning", "299 - \"" + text + "\""));
    }

    private User user(HttpExchange exchange) {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            var user = users.get(authorization.substring(7).strip());
            if (user != null) {
                return user;
            }
        } else if (List.of("/healthz", "/readyz", "/livez", "/version")
                .contains(exchange.getRequestURI().getPath())) {
            return User.ANONYMOUS;
        }
        throw ErrorStatus.unauthorized();
    }

    private static void send(HttpExchange exchange, int code, ObjectNode status) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, code, Json.bytes(status));
    }

    private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
