package io.github.nmstate4j.handler.probe;

import java.nio.ByteBuffer;

/// The bytes of an ICMP echo. The mark is carried in the payload, where no router changes it.
final class EchoMessage {

    private static final byte REQUEST = 8;
    private static final byte REPLY = 0;
    private static final byte REQUEST_6 = (byte) 128;
    private static final byte REPLY_6 = (byte) 129;
    private static final int HEADER = 8;

    private EchoMessage() {}

    static ByteBuffer request(boolean six, int mark, int sequence) {
        var message = ByteBuffer.allocate(HEADER + Integer.BYTES);
        message.put(six ? REQUEST_6 : REQUEST)
                .put((byte) 0)
                .putShort((short) 0)
                .putShort((short) mark)
                .putShort((short) sequence)
                .putInt(mark)
                .flip();
        // The kernel fills in the checksum of version 6, which covers addresses only it knows.
        return six ? message : message.putShort(2, checksum(message.duplicate()));
    }

    /// A raw socket of version 4 hands over the IP header too.
    static boolean isReply(boolean six, int mark, ByteBuffer packet) {
        int start = six || packet.remaining() == 0 ? 0 : (packet.get(0) & 0x0f) * 4;
        return packet.remaining() >= start + HEADER + Integer.BYTES
                && packet.get(start) == (six ? REPLY_6 : REPLY)
                && packet.getInt(start + HEADER) == mark;
    }

    /// RFC 1071.
    static short checksum(ByteBuffer words) {
        int sum = 0;
        while (words.remaining() >= 2) {
            sum += words.getShort() & 0xffff;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (short) ~sum;
    }
}
