package io.github.nmstate4j.handler.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DnsLookupTest {

    private final BlockingQueue<byte[]> questions = new ArrayBlockingQueue<>(10);
    private DatagramSocket server;
    private volatile int answerCode;
    private volatile boolean strangerFirst;

    @BeforeEach
    void serve() throws IOException {
        server = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofPlatform().daemon().start(this::answerAll);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void answerAll() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[512], 512);
                server.receive(packet);
                questions.offer(packet.getData());
                var answer = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
                answer.putShort(2, (short) (0x8180 | answerCode));
                if (strangerFirst) {
                    var stranger = packet.getData().clone();
                    stranger[0]++;
                    server.send(new DatagramPacket(stranger, packet.getLength(), packet.getSocketAddress()));
                }
                server.send(packet);
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private Optional<String> probe(Duration within, String... servers) {
        return probe(server.getLocalPort(), within, servers);
    }

    private static Optional<String> probe(int port, Duration within, String... servers) {
        return new DnsLookup("root-servers.net", port, new Random(1)).failure(node(servers), within);
    }

    @Test
    void passesWhenOneOfTheNodesServersAnswers() throws Exception {
        assertThat(probe(Duration.ofSeconds(10), "127.0.0.1")).isEmpty();

        var question = new String(questions.take(), 12, 20, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(question).startsWith("\froot-servers\3net\0\0\2");
    }

    @Test
    void saysThatNobodyListens() {
        int port = server.getLocalPort();
        server.close();

        assertThat(probe(port, Duration.ofSeconds(10), "127.0.0.1")).hasValue("127.0.0.1 has nobody who listens on port " + port);
    }

    @Test
    void takesOnlyTheAnswerToItsOwnQuestion() {
        strangerFirst = true;
        answerCode = 2;

        assertThat(probe(Duration.ofSeconds(10), "127.0.0.1")).hasValue("127.0.0.1 answered with error code 2");
    }

    @Test
    void isContentWithAServerThatKnowsThatTheNameDoesNotExist() {
        answerCode = 3;

        assertThat(probe(Duration.ofSeconds(10), "127.0.0.1")).isEmpty();
    }

    @Test
    void namesAServerThatCannotBeAsked() {
        assertThat(probe(Duration.ofSeconds(1), "not-an-address"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("not-an-address cannot be asked"));
    }

    @Test
    void failsAtOnceWithoutAServer() {
        assertThat(probe(Duration.ofHours(1))).hasValue("none is configured");
    }

    private static Observation node(String... servers) {
        var running = new DnsConfig(Optional.of(List.of(servers)), Optional.empty(), Optional.empty(), Extras.none());
        return Observation.of(NetworkState.empty()
                .withDnsResolver(Optional.of(new DnsResolver(Optional.of(running), Optional.empty(), Extras.none()))));
    }
}
