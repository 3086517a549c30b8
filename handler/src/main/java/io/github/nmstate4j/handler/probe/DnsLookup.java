package io.github.nmstate4j.handler.probe;

import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One of the node's own name servers answers. They are asked directly, as a handler in a pod has others.
public final class DnsLookup implements Probe {

    private static final int PORT = 53;
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(1);

    private final String host;
    private final int port;
    private final RandomGenerator random;

    public DnsLookup(String host, RandomGenerator random) {
        this(host, PORT, random);
    }

    DnsLookup(String host, int port, RandomGenerator random) {
        this.host = host;
        this.port = port;
        this.random = random;
    }

    @Override
    public String name() {
        return "name server";
    }

    @Override
    public Optional<String> failure(Observation now, Duration within) {
        var servers = now.state().dnsResolver().flatMap(DnsResolver::running).flatMap(DnsConfig::server).orElse(List.of());
        if (servers.isEmpty()) {
            return Optional.of("none is configured");
        }
        var failures = new ArrayList<String>();
        for (var server : servers) {
            var why = ask(server, within.dividedBy(servers.size()));
            if (why.isEmpty()) {
                return Optional.empty();
            }
            failures.add(server + " " + why.get());
        }
        return Optional.of(String.join(", ", failures));
    }

    private Optional<String> ask(String server, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(server), port));
            int id = random.nextInt(1 << 16);
            var question = DnsMessage.question(id, host);
            while (System.nanoTime() - deadline < 0) {
                socket.send(new DatagramPacket(question, question.length));
                var answer = answer(socket, id, Math.min(deadline, System.nanoTime() + BEFORE_ASKING_AGAIN.toNanos()));
                if (answer.isPresent()) {
                    return DnsMessage.refusal(answer.get());
                }
            }
            return Optional.of("does not answer");
        } catch (PortUnreachableException _) {
            return Optional.of("has nobody who listens on port " + port);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("cannot be asked: " + Causes.root(e));
        }
    }

    private static Optional<ByteBuffer> answer(DatagramSocket socket, int id, long deadline) throws IOException {
        while (true) {
            long left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            socket.setSoTimeout((int) left);
            var packet = new DatagramPacket(new byte[DnsMessage.LARGEST], DnsMessage.LARGEST);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException _) {
                return Optional.empty();
            }
            var answer = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
            if (DnsMessage.belongsTo(id, answer)) {
                return Optional.of(answer);
            }
        }
    }
}
