package io.github.nmstate4j.handler.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class EchoMessageTest {

    @Test
    void sumsUpToNothingWithItsOwnChecksum() {
        assertThat(EchoMessage.checksum(EchoMessage.request(false, 0x12345678, 3))).isZero();
    }

    @Test
    void knowsTheReplyBehindAnIpHeader() {
        var reply = ByteBuffer.allocate(32).put(0, (byte) 0x45).put(20, (byte) 0).putInt(28, 77);

        assertThat(EchoMessage.isReply(false, 77, reply)).isTrue();
        assertThat(EchoMessage.isReply(false, 78, reply)).as("somebody else's mark").isFalse();
        assertThat(EchoMessage.isReply(false, 77, reply.put(20, (byte) 8))).as("our own request").isFalse();
    }

    @Test
    void isNotConfusedByAShortPacket() {
        assertThat(EchoMessage.isReply(false, 0, ByteBuffer.wrap(new byte[] {0x45}))).isFalse();
        assertThat(EchoMessage.isReply(true, 0, ByteBuffer.allocate(0))).isFalse();
    }
}
