package io.github.nmstate4j.localcluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.handler.Handler;
import io.github.nmstate4j.handler.HandlerSettings;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.ObservedNode;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.host.HostFiles;
import io.github.nmstate4j.handler.host.LocalHost;
import io.github.nmstate4j.handler.observe.Observer;
import io.github.nmstate4j.handler.probe.DefaultGateway;
import io.github.nmstate4j.handler.probe.Family;
import io.github.nmstate4j.handler.rtnetlink.KernelRoute;
import io.github.nmstate4j.handler.rtnetlink.KernelSnapshot;
import io.github.nmstate4j.handler.rtnetlink.Link;
import io.github.nmstate4j.handler.rtnetlink.LinkKind;
import io.github.nmstate4j.handler.rtnetlink.RtnetlinkException;
import io.github.nmstate4j.handler.simulated.Countdowns;
import io.github.nmstate4j.handler.simulated.SimulatedNode;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.profile.SettingValue.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// A node in memory: NetworkManager, kernel and Open vSwitch are simulated, the handler is the real one and runs in this JVM.
/// Like a virtual node it has `eth0` with an address by DHCP, and `eth1` and `eth2` free.
public final class SimulatedClusterNode implements ClusterNode, AutoCloseable {

    private static final String GATEWAY = "10.78.0.1";
    private static final Duration ACTIVATION = Duration.ofSeconds(10);

    private final String name;
    private final String address;
    private final SimulatedNode node;
    private final Path folder;
    private final ScheduledExecutorService scheduler;
    private Optional<Running> running = Optional.empty();

    private record Running(KubernetesClient client, NodeAccess access, Handler handler) {}

    private SimulatedClusterNode(String name, String address, SimulatedNode node, Path folder) {
        this.name = name;
        this.address = address;
        this.node = node;
        this.folder = folder;
        this.scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name + "-observe").daemon().factory());
    }

    /// The node of this number, counted from one.
    static SimulatedClusterNode create(int number, Path folder) {
        var name = "node-" + number;
        var address = "10.78.0." + (10 + number);
        var node = SimulatedNode.with(Countdowns.inRealTime(), "eth0", "eth1", "eth2");
        try {
            var own = Files.createDirectories(folder.resolve(name));
            Files.writeString(own.resolve("running-hostname"), name);
            Files.writeString(own.resolve("hostname"), name);
            node.answerDhcp("eth0", address, 24, Optional.of(GATEWAY));
            try (var networkManager = node.networkManager()) {
                var uplink = uplink();
                networkManager.save(uplink, false);
                networkManager.activate(uplink.uuid(), ACTIVATION);
            }
            return new SimulatedClusterNode(name, address, node, own);
        } catch (NetworkManagerException e) {
            throw new IllegalStateException("the simulated uplink of " + name + " did not come up", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Profile uplink() {
        var settings = new HashMap<String, Map<String, SettingValue>>();
        settings.put(
                Profile.CONNECTION,
                Map.of(
                        "id", new Text("eth0"),
                        "uuid", new Text(UUID.randomUUID().toString()),
                        "type", new Text("802-3-ethernet"),
                        "interface-name", new Text("eth0")));
        settings.put("ipv4", Map.of("method", new Text("auto")));
        settings.put("ipv6", Map.of("method", new Text("disabled")));
        return new Profile(settings);
    }

    /// The world around the node, to break something in it.
    public SimulatedNode node() {
        return node;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Map<String, String> links() {
        var links = new TreeMap<String, String>();
        snapshot().links().forEach(link -> links.put(link.name(), kind(link.kind())));
        return links;
    }

    /// The record is named like the kernel's word; cards and the loopback have none.
    private static String kind(LinkKind kind) {
        return switch (kind) {
            case LinkKind.Device _ -> "";
            case LinkKind.Other(var word) -> word;
            default -> kind.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    @Override
    public String picture() {
        var lines = new ArrayList<String>();
        var kernel = snapshot();
        kernel.links().forEach(link -> lines.add(link.name() + " " + link.kind() + " up=" + link.adminUp() + " mtu=" + link.mtu()
                + " controller=" + link.controller().flatMap(kernel::link).map(Link::name)));
        kernel.addresses().forEach(address -> lines.add(kernel.link(address.link()).map(Link::name).orElse("") + " "
                + address.address() + "/" + address.prefixLength()));
        kernel.routes().forEach(route -> lines.add("route " + route.destination() + " " + route.table() + " " + route.hops()));
        lines.sort(null);
        return String.join("\n", lines);
    }

    private KernelSnapshot snapshot() {
        try (var rtnetlink = node.rtnetlink()) {
            return rtnetlink.snapshot();
        } catch (RtnetlinkException e) {
            throw new IllegalStateException("a simulated kernel always answers", e);
        }
    }

    /// The way to the rest of the cluster leads through the gateway.
    @Override
    public boolean isReachable() {
        return snapshot().routes().stream()
                .filter(route -> route.destination().equals("0.0.0.0/0"))
                .map(KernelRoute::hops)
                .flatMap(List::stream)
                .anyMatch(hop -> hop.gateway().equals(Optional.of(GATEWAY)));
    }

    @Override
    public void startHandler(String kubeconfig, Map<String, String> environment) {
        var whole = new HashMap<>(environment);
        whole.put("NODE_NAME", name);
        whole.put("NMSTATE4J_STATE_DIR", folder.toString());
        whole.put("NMSTATE4J_READY_FILE", folder.resolve("ready").toString());
        whole.put("NMSTATE4J_BOOT_ID", name);
        var files = new HostFiles(
                folder.resolve("running-hostname"), folder.resolve("hostname"), folder.resolve("dispatcher.d"));
        var networkManager = node.networkManager();
        var observer = new Observer(node.rtnetlink(), node.ovsdb(), networkManager, files, scheduler);
        var access = new NodeAccess(
                new ObservedNode(observer),
                networkManager,
                new LocalHost(files, node.rtnetlink(), node.ovsdb()),
                List.of(new DefaultGateway(Family.IPV4, this::answers)),
                networkManager::close);
        var client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build();
        running = Optional.of(new Running(client, access, Handler.start(client, HandlerSettings.from(whole), access)));
    }

    /// The only machine around that answers is the gateway.
    private boolean answers(InetAddress asked, String interfaceName, Duration within) {
        return asked.getHostAddress().equals(GATEWAY) && isReachable();
    }

    @Override
    public void stopHandler() {
        running.ifPresent(all -> {
            all.handler().close();
            all.access().close();
            all.client().close();
        });
        running = Optional.empty();
    }

    @Override
    public String handlerLog() {
        return "";
    }

    @Override
    public void close() {
        stopHandler();
        scheduler.shutdownNow();
        node.close();
    }
}
