package io.github.nmstate4j.handler;

import io.github.nmstate4j.handler.apply.ApplyOptions;
import io.github.nmstate4j.handler.policy.Backoff;
import io.github.nmstate4j.handler.probe.ProbeSuite;
import io.github.nmstate4j.handler.report.NodeStatePublisher;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// How a handler behaves; the environment is read once, here.
///
/// @param node the node's name in the cluster
/// @param lockFile on the host; whoever holds it is the node's only handler
/// @param stateFolder on the host; remembers across restarts which checkpoint is ours
/// @param readyFile appears when the handler is at work
/// @param socket where commands of this machine's owner are taken
/// @param bootId tells one boot of the node from the next
/// @param healthPort where 127.0.0.1 is listened at for health checks; 0 for none
/// @param metricsAddress where metrics are read; empty for nowhere
/// @param mostAttempts how often a generation of a policy is tried
/// @param retries the waits between attempts
/// @param writes the waits while the API server is away
/// @param dnsHost what the name server probe asks for
@RecordBuilder
public record HandlerSettings(
        String node,
        Path lockFile,
        Path stateFolder,
        Path readyFile,
        Path socket,
        String bootId,
        int healthPort,
        Optional<InetSocketAddress> metricsAddress,
        int mostAttempts,
        Backoff retries,
        Backoff writes,
        String dnsHost,
        ProbeSuite.Budget probing,
        ApplyOptions applying,
        NodeStatePublisher.Rhythm reporting)
        implements HandlerSettingsBuilder.With {

    private static final int HIGHEST_PORT = 65_535;
    private static final String FOLDER = "/var/k8s_nmstate";

    /// The defaults, for a node of this name.
    public static HandlerSettings forNode(String node) {
        return from(Map.of("NODE_NAME", node));
    }

    /// Complains about the first value that makes no sense.
    public static HandlerSettings from(Map<String, String> environment) {
        var env = new Environment(environment);
        var folder = Path.of(env.text("NMSTATE4J_STATE_DIR", FOLDER));
        return new HandlerSettings(
                env.required("NODE_NAME", "set it to the name of this node, with the downward API for example"),
                Path.of(env.text("NMSTATE_INSTANCE_NODE_LOCK_FILE", FOLDER + "/handler_lock")),
                folder,
                Path.of(env.text("NMSTATE4J_READY_FILE", "/tmp/healthy")),
                socket(environment),
                env.text("NMSTATE4J_BOOT_ID", ""),
                env.port("NMSTATE4J_HEALTH_PORT", 8388),
                env.address("METRICS_BIND_ADDRESS"),
                env.number("NNCP_MAX_RETRIES", 5),
                new Backoff(
                        env.seconds("NNCP_INITIAL_BACKOFF_SECONDS", 1), env.seconds("NNCP_MAX_BACKOFF_SECONDS", 30)),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5)),
                env.text("PROBE_DNS_HOST", "root-servers.net"),
                new ProbeSuite.Budget(
                        env.seconds("NMSTATE4J_PROBE_BEFORE_SECONDS", 3), env.seconds("NMSTATE4J_PROBE_AFTER_SECONDS", 30)),
                ApplyOptions.defaults().withRollbackAfter(env.seconds("NMSTATE4J_CHECKPOINT_SECONDS", 60)),
                NodeStatePublisher.Rhythm.beating(env.seconds("NMSTATE4J_REPORT_SECONDS", 60)));
    }

    /// The socket that the handler of this machine listens at, if it runs.
    static Path socket(Map<String, String> environment) {
        return Path.of(new Environment(environment).text("NMSTATE4J_SOCKET", "/run/nmstate4j/handler.sock"));
    }

    private record Environment(Map<String, String> values) {

        String text(String name, String otherwise) {
            var value = values.getOrDefault(name, "");
            return value.isBlank() ? otherwise : value.strip();
        }

        String required(String name, String wayOut) {
            var value = text(name, "");
            if (value.isEmpty()) {
                throw new IllegalArgumentException("the environment variable " + name + " is missing; " + wayOut);
            }
            return value;
        }

        int number(String name, int otherwise) {
            var value = text(name, Integer.toString(otherwise));
            try {
                int number = Integer.parseInt(value);
                if (number >= 1) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // Said below, like a number that is too small.
            }
            throw new IllegalArgumentException(
                    "the environment variable " + name + " is '" + value + "'; give a whole number of at least 1");
        }

        int port(String name, int otherwise) {
            var value = text(name, Integer.toString(otherwise));
            try {
                int port = Integer.parseInt(value);
                if (port >= 0 && port <= HIGHEST_PORT) {
                    return port;
                }
            } catch (NumberFormatException _) {
                // Said below, like a number that is no port.
            }
            throw new IllegalArgumentException("the environment variable " + name + " is '" + value
                    + "'; give a port up to " + HIGHEST_PORT + ", or 0 for none");
        }

        /// `ADDRESS:PORT`, or `:PORT` for every address; empty for `0` and for nothing.
        Optional<InetSocketAddress> address(String name) {
            var value = text(name, "0");
            if (value.equals("0")) {
                return Optional.empty();
            }
            int colon = value.lastIndexOf(':');
            var host = colon < 0 ? "" : value.substring(0, colon);
            var port = Environment.number(value.substring(colon + 1));
            if (colon < 0 || port.isEmpty()) {
                throw new IllegalArgumentException("the environment variable " + name + " is '" + value
                        + "'; give ADDRESS:PORT, :PORT for every address, or 0 for none");
            }
            return Optional.of(host.isEmpty()
                    ? new InetSocketAddress(port.getAsInt())
                    : new InetSocketAddress(host, port.getAsInt()));
        }

        private static OptionalInt number(String text) {
            try {
                int port = Integer.parseInt(text);
                return port >= 1 && port <= HIGHEST_PORT ? OptionalInt.of(port) : OptionalInt.empty();
            } catch (NumberFormatException _) {
                return OptionalInt.empty();
            }
        }

        Duration seconds(String name, int otherwise) {
            return Duration.ofSeconds(number(name, otherwise));
        }
    }
}
