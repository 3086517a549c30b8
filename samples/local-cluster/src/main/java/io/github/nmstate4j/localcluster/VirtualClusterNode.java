package io.github.nmstate4j.localcluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nmstate4j.localcluster.nodes.AotCache;
import io.github.nmstate4j.localcluster.nodes.JavaApplication;
import io.github.nmstate4j.localcluster.nodes.NodeProgram;
import io.github.nmstate4j.localcluster.nodes.VirtualNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A node with a kernel and a NetworkManager of its own. The handler is the program as users install it.
public final class VirtualClusterNode implements ClusterNode {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KUBECONFIG = "/etc/nmstate4j/kubeconfig";
    private static final Duration GLANCE = Duration.ofSeconds(3);
    private static final Duration PING = Duration.ofSeconds(1);
    /// Without what changes by itself: numbers of devices, life times of leases, the IPv6 side of `eth0` which comes in its own time,
    /// and the metrics NetworkManager makes up so that no two devices have the same.
    private static final String PICTURE = """
            ip -o link | sed 's/^[0-9]*: //; s/@[^:]*//'
            ip -4 -br address
            ip -4 route show table all | sed 's/ expires [0-9]*sec//; /proto static/!s/ metric [0-9]*//'
            ip rule
            ovs-vsctl list-br
            grep -v '^#' /etc/resolv.conf | grep -v 'nameserver fe80'
            ls /etc/NetworkManager/system-connections
            """;

    private final VirtualNode node;
    private final String clusterAddress;
    private final JavaApplication application;
    private final AotCache cache;
    private Optional<NodeProgram> handler = Optional.empty();

    VirtualClusterNode(VirtualNode node, String clusterAddress, JavaApplication application, AotCache cache) {
        this.node = node;
        this.clusterAddress = clusterAddress;
        this.application = application;
        this.cache = cache;
    }

    @Override
    public String name() {
        return node.name();
    }

    @Override
    public String address() {
        return node.address();
    }

    /// To look into it, or to break something.
    public VirtualNode node() {
        return node;
    }

    @Override
    public Map<String, String> links() {
        var links = new TreeMap<String, String>();
        json("ip -d -j link").forEach(link -> links.put(
                link.path("ifname").asText(), link.path("linkinfo").path("info_kind").asText()));
        return links;
    }

    /// What a command of the node prints as JSON, like `ip -d -j address`.
    public JsonNode json(String command) {
        var text = node.exec(command).requireSuccess().stdout();
        try {
            return JSON.readTree(text.isBlank() ? "[]" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("'" + command + "' on " + name() + " printed no JSON: " + text, e);
        }
    }

    @Override
    public String picture() {
        return node.exec(PICTURE).requireSuccess().stdout();
    }

    /// Asked from outside first: a process in the node takes some of its only processor.
    @Override
    public boolean isReachable() {
        return answersPing() || node.exec("ping -c 1 -W 1 " + clusterAddress, GLANCE).succeeded();
    }

    private boolean answersPing() {
        try {
            return InetAddress.getByName(address()).isReachable((int) PING.toMillis());
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void startHandler(String kubeconfig, Map<String, String> environment) {
        try {
            var file = Files.createTempFile("kubeconfig", ".yaml");
            try {
                Files.writeString(file, kubeconfig);
                node.push(file, KUBECONFIG);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        node.exec("chmod 600 " + KUBECONFIG).requireSuccess();
        handler = Optional.of(node.start("handler", daemon(environment)));
    }

    private Map<String, String> kubeconfigIn(Map<String, String> environment) {
        var whole = new TreeMap<>(environment);
        whole.put("NODE_NAME", name());
        whole.put("KUBECONFIG", KUBECONFIG);
        return whole;
    }

    /// The command line of a handler of this node with these settings besides.
    List<String> daemon(Map<String, String> environment) {
        return command(kubeconfigIn(environment), "daemon");
    }

    /// The command line of the handler's program in this node, for its own command line too.
    public List<String> command(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<String>();
        command.add("env");
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(application.command(cache, arguments));
        return command;
    }

    /// The handler that was started.
    public NodeProgram handler() {
        return handler.orElseThrow(() -> new IllegalStateException("no handler was started on " + name()));
    }

    @Override
    public void stopHandler() {
        handler.ifPresent(NodeProgram::stop);
        handler = Optional.empty();
    }

    @Override
    public String handlerLog() {
        return handler.map(NodeProgram::log).orElse("");
    }
}
