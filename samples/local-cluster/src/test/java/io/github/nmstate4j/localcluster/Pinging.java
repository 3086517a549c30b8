package io.github.nmstate4j.localcluster;

import io.github.nmstate4j.localcluster.nodes.NodeProgram;
import java.util.List;
import java.util.regex.Pattern;

/// A node that asks another machine five times a second whether it is there.
final class Pinging implements AutoCloseable {

    private static final double INTERVAL_SECONDS = 0.2;
    private static final Pattern ANSWER = Pattern.compile("icmp_seq=(\\d+) ttl");

    private final VirtualClusterNode node;
    private final String address;
    private final NodeProgram ping;
    private final int earlier;

    private Pinging(VirtualClusterNode node, String address, NodeProgram ping, int earlier) {
        this.node = node;
        this.address = address;
        this.ping = ping;
        this.earlier = earlier;
    }

    static Pinging start(VirtualClusterNode node, String address) {
        var name = "ping-" + address.replace('.', '-');
        var earlier = node.node().exec("cat /var/log/" + name + ".log").stdout().length();
        return new Pinging(
                node,
                address,
                node.node().start(name, List.of("ping", "-n", "-i", Double.toString(INTERVAL_SECONDS), "-W", "1", address)),
                earlier);
    }

    /// The longest time without an answer between two answers, in seconds: counted in questions, so that a machine that stands still counts for nothing.
    double longestSilence() {
        var answered = ANSWER.matcher(ping.log().substring(earlier))
                .results()
                .map(answer -> Integer.parseInt(answer.group(1)))
                .sorted()
                .toList();
        if (answered.isEmpty()) {
            throw new AssertionError(node.name() + " got no answer at all: " + ping.log().substring(earlier));
        }
        int longest = 1;
        for (int i = 1; i < answered.size(); i++) {
            longest = Math.max(longest, answered.get(i) - answered.get(i - 1));
        }
        return (longest - 1) * INTERVAL_SECONDS;
    }

    @Override
    public String toString() {
        return node.name() + " asks " + address;
    }

    @Override
    public void close() {
        ping.stop();
    }
}
