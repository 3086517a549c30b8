package io.github.nmstate4j.handler.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IcmpEchoTest {

    private final IcmpEcho echo = new IcmpEcho(new Random(1));

    private boolean answers(String address, String interfaceName, Duration within) throws IOException {
        try {
            return echo.answers(InetAddress.ofLiteral(address), interfaceName, within);
        } catch (IOException e) {
            assumeThat(e).as("raw sockets are for root").hasMessageNotContaining("CAP_NET_RAW");
            throw e;
        }
    }

    @Test
    void hearsTheLoopbackAnswer() throws Exception {
        assertThat(answers("127.0.0.1", "lo", Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void givesUpOnAnAddressThatIsNotReachableThroughTheInterface() throws Exception {
        assertThat(answers("192.0.2.1", "lo", Duration.ofMillis(100))).isFalse();
    }

    @Test
    void namesTheInterfaceThatDoesNotExist() {
        assertThatThrownBy(() -> answers("127.0.0.1", "eth666", Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("eth666");
    }
}
