package io.github.nmstate4j.localcluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.handler.HandlerMain;
import io.github.nmstate4j.localcluster.nodes.AotCache;
import io.github.nmstate4j.localcluster.nodes.JavaApplication;
import io.github.nmstate4j.localcluster.nodes.NodeOptions;
import io.github.nmstate4j.localcluster.nodes.VirtualNode;
import io.github.nmstate4j.localcluster.nodes.VirtualNodes;
import io.github.nmstate4j.operator.Operator;
import io.github.nmstate4j.operator.OperatorSettings;
import io.github.nmstate4j.operator.admission.AdmissionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A whole cluster on this machine: API server, operator, nodes with handlers. For development and tests only.
///
/// ```java
/// try (var cluster = LocalCluster.start(ClusterOptions.standard())) {
///     cluster.client().resource(policy).create();
/// }
/// ```
public final class LocalCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
    private static final Duration FIRST_REPORT = Duration.ofSeconds(90);

    private final ClusterOptions options;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<ClusterNode> nodes = new ArrayList<>();
    private final Path folder;
    private final ControlPlane controlPlane;
    private final KubernetesClient client;
    private Operator operator;

    private LocalCluster(ClusterOptions options) throws IOException {
        this.options = options;
        folder = Files.createTempDirectory("nmstate4j-cluster");
        open.push(() -> deleteAll(folder));
        try {
            var virtual = options.simulated() ? Optional.<Virtual>empty() : Optional.of(bootNodes());
            controlPlane = virtual.isPresent()
                    ? controlPlane(virtual.get().nodes().network().hostAddress())
                    : controlPlane("127.0.0.1");
            open.push(controlPlane);
            client = controlPlane.client();
            open.push(client);
            operator = startOperator();
            open.push(() -> operator.close());
            if (virtual.isPresent()) {
                virtual.get().nodes().awaitReady();
                virtual.get().nodes().all().forEach(node -> nodes.add(clusterNode(virtual.get(), node)));
            } else {
                simulateNodes();
            }
            open.push(Kubelets.start(client, nodes));
            startHandlers();
            awaitReports();
        } catch (RuntimeException | IOException e) {
            close();
            throw e;
        }
    }

    /// Returns when every node has reported its network.
    ///
    /// @throws IOException when the API server cannot be started or used
    public static LocalCluster start(ClusterOptions options) throws IOException {
        return new LocalCluster(options);
    }

    private record Virtual(VirtualNodes nodes, JavaApplication application, AotCache cache) {}

    private Virtual bootNodes() {
        var application = JavaApplication.in(options.project().resolve("handler/target/lib"), HandlerMain.class.getName());
        var cache = AotCache.provide(application, List.of("rehearse"), options.progress());
        var booted = VirtualNodes.boot(
                options.nodes(),
                NodeOptions.standard()
                        .withSuite(options.suite())
                        .withMounts(Stream.concat(application.mounts().stream(), options.mounts().stream())
                                .toList())
                        .andMount(cache.folder())
                        .withLogFolder(options.logs())
                        .withProgress(options.progress()));
        open.push(booted);
        return new Virtual(booted, application, cache);
    }

    private ControlPlane controlPlane(String address) throws IOException {
        var nodesReach = options.simulated() ? Optional.<String>empty() : Optional.of(address);
        return options.kubeconfig().isPresent()
                ? ControlPlane.existing(options.kubeconfig().get(), nodesReach)
                : ControlPlane.embedded(address);
    }

    private ClusterNode clusterNode(Virtual virtual, VirtualNode node) {
        return new VirtualClusterNode(
                node, virtual.nodes().network().hostAddress(), virtual.application(), virtual.cache());
    }

    private void simulateNodes() {
        IntStream.rangeClosed(1, options.nodes()).forEach(number -> {
            var node = SimulatedClusterNode.create(number, folder);
            open.push(node);
            nodes.add(node);
        });
    }

    /// All at once: a start on a virtual node takes seconds.
    private void startHandlers() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.forEach(node -> executor.execute(() -> startHandler(node)));
        }
    }

    private void startHandler(ClusterNode node) {
        node.startHandler(controlPlane.nodeKubeconfig(), options.handler());
    }

    private void awaitReports() throws IOException {
        for (var node : nodes) {
            try {
                client.resources(NodeNetworkState.class)
                        .withName(node.name())
                        .waitUntilCondition(
                                state -> state != null && state.getStatus() != null && state.getStatus().currentState() != null,
                                FIRST_REPORT.toSeconds(),
                                TimeUnit.SECONDS);
            } catch (KubernetesClientTimeoutException e) {
                throw new IOException("the handler of " + node.name() + " has not reported after " + FIRST_REPORT.toSeconds()
                        + " s. Its log says:\n" + node.handlerLog(), e);
            }
        }
    }

    /// A client of the administrator.
    public KubernetesClient client() {
        return client;
    }

    public List<ClusterNode> nodes() {
        return List.copyOf(nodes);
    }

    /// Where the API server is.
    public String url() {
        return controlPlane.url();
    }

    /// Writes the administrator's kubeconfig, for its owner alone to read.
    public void writeKubeconfig(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, controlPlane.kubeconfig());
    }

    /// The API server goes away for a while, as seen by everybody. Embedded ones only.
    public void suspendApiServer() {
        controlPlane.embedded().orElseThrow().suspend();
    }

    /// It is back, with all it knew.
    public void resumeApiServer() throws IOException {
        controlPlane.embedded().orElseThrow().resume();
    }

    /// Ends the operator and starts another one.
    public void restartOperator() {
        operator.close();
        operator = startOperator();
    }

    /// It answers admission questions on this machine, where only the embedded server surely finds it; another server would refuse all policies
    /// once this process is gone.
    private Operator startOperator() {
        return Operator.start(
                client, OperatorSettings.alone().withAdmission(controlPlane.embedded().map(_ -> AdmissionSettings.local())));
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// In the reverse order of the start.
    @Override
    public void close() {
        while (!open.isEmpty()) {
            var next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                LOG.warn("{} did not close well", next, e);
            }
        }
    }
}
