package io.github.nmstate4j.handler.probe;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// As much of RFC 1035 as a probe needs: one question, and whether it was answered.
final class DnsMessage {

    static final int LARGEST = 512;
    private static final short RECURSION_DESIRED = 0x0100;
    private static final int RESPONSE = 0x8000;
    private static final int NO_ERROR = 0;
    private static final int NO_SUCH_NAME = 3;
    private static final short NS = 2;
    private static final short A = 1;
    private static final short INTERNET = 1;

    private DnsMessage() {}

    /// The root's own servers are asked for with NS, as they have many names and no address of their own.
    static byte[] question(int id, String host) {
        boolean zone = host.equals("root-servers.net");
        var message = ByteBuffer.allocate(LARGEST)
                .putShort((short) id)
                .putShort(RECURSION_DESIRED)
                .putShort((short) 1)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0);
        for (var label : IDN.toASCII(host).split("\\.")) {
            var bytes = label.getBytes(StandardCharsets.US_ASCII);
            if (bytes.length == 0 || bytes.length > 63 || message.remaining() < bytes.length + 6) {
                throw new IllegalArgumentException("'" + host + "' is not a host name; set PROBE_DNS_HOST to one");
            }
            message.put((byte) bytes.length).put(bytes);
        }
        message.put((byte) 0).putShort(zone ? NS : A).putShort(INTERNET).flip();
        var bytes = new byte[message.remaining()];
        message.get(bytes);
        return bytes;
    }

    /// Whether the bytes answer the question with this id.
    static boolean belongsTo(int id, ByteBuffer answer) {
        return answer.remaining() >= 12
                && answer.getShort(0) == (short) id
                && (answer.getShort(2) & RESPONSE) != 0;
    }

    /// Why the server is of no use. That a name does not exist is knowledge too: without the Internet nobody knows more.
    static Optional<String> refusal(ByteBuffer answer) {
        int code = answer.getShort(2) & 0x0f;
        return code == NO_ERROR || code == NO_SUCH_NAME
                ? Optional.empty()
                : Optional.of("answered with error code " + code);
    }
}
