package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes messages as the kernel would, attribute by attribute.
final class Encoding {

    private final ByteBuffer bytes = ByteBuffer.allocate(8192).order(ByteOrder.nativeOrder());

    static Encoding link(int index, int hardware, int flags) {
        var encoding = new Encoding();
        encoding.bytes.put((byte) 0).put((byte) 0).putShort((short) hardware).putInt(index).putInt(flags).putInt(0);
        return encoding;
    }

    static Encoding nest() {
        return new Encoding();
    }

    static Encoding fixed(int... octets) {
        var encoding = new Encoding();
        for (int octet : octets) {
            encoding.bytes.put((byte) octet);
        }
        return encoding;
    }

    Encoding u8(int type, int value) {
        return attribute(type, ByteBuffer.allocate(1).put(0, (byte) value));
    }

    Encoding u16(int type, int value) {
        return attribute(type, buffer(2).putShort(0, (short) value));
    }

    Encoding be16(int type, int value) {
        return attribute(type, ByteBuffer.allocate(2).putShort(0, (short) value));
    }

    Encoding u32(int type, long value) {
        return attribute(type, buffer(4).putInt(0, (int) value));
    }

    Encoding u64(int type, long value) {
        return attribute(type, buffer(8).putLong(0, value));
    }

    Encoding text(int type, String value) {
        return attribute(type, ByteBuffer.wrap((value + "\0").getBytes(StandardCharsets.UTF_8)));
    }

    Encoding octets(int type, int... octets) {
        var value = ByteBuffer.allocate(octets.length);
        for (int octet : octets) {
            value.put((byte) octet);
        }
        return attribute(type, value.rewind());
    }

    Encoding nested(int type, Encoding nest) {
        return attribute(type, nest.payload());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    private Encoding attribute(int type, ByteBuffer value) {
        int length = Attributes.HEADER + value.remaining();
        bytes.putShort((short) length).putShort((short) type).put(value);
        while (bytes.position() % 4 != 0) {
            bytes.put((byte) 0);
        }
        return this;
    }

    private ByteBuffer payload() {
        return bytes.duplicate().order(ByteOrder.nativeOrder()).flip().slice().order(ByteOrder.nativeOrder());
    }

    Message message(int type, int flags, int sequence) {
        return new Message(type, flags, sequence, payload());
    }

    Message link() {
        return message(LinkMessages.NEW_LINK, 0, 0);
    }
}
