package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// One netlink message: its header and what follows.
record Message(int type, int flags, int sequence, ByteBuffer payload) {

    static final int HEADER = 16;
    static final int TYPE_ERROR = 2;
    static final int TYPE_DONE = 3;
    /// The first type that carries data of the routing family.
    static final int FIRST_DATA_TYPE = 16;
    static final int FLAG_REQUEST = 0x1;
    static final int FLAG_ACKNOWLEDGE = 0x4;
    static final int FLAG_EXCLUSIVE = 0x200;
    static final int FLAG_CREATE = 0x400;
    static final int FLAG_DUMP_INTERRUPTED = 0x10;
    static final int FLAG_DUMP = 0x300;

    /// The messages of a datagram.
    static List<Message> read(ByteBuffer datagram) {
        var rest = datagram.slice().order(ByteOrder.nativeOrder());
        var messages = new ArrayList<Message>();
        while (rest.remaining() >= HEADER) {
            int start = rest.position();
            int length = rest.getInt(start);
            if (length < HEADER || length > rest.limit() - start) {
                throw new MalformedMessage("message claims " + length + " bytes of " + (rest.limit() - start));
            }
            messages.add(new Message(
                    Short.toUnsignedInt(rest.getShort(start + 4)),
                    Short.toUnsignedInt(rest.getShort(start + 6)),
                    rest.getInt(start + 8),
                    rest.slice(start + HEADER, length - HEADER).order(ByteOrder.nativeOrder())));
            rest.position(Math.min(rest.limit(), start + Attributes.aligned(length)));
        }
        return messages;
    }

    ByteBuffer bytes() {
        int length = HEADER + payload.remaining();
        var bytes = ByteBuffer.allocate(Attributes.aligned(length)).order(ByteOrder.nativeOrder());
        bytes.putInt(length)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(0)
                .put(payload.duplicate());
        return bytes.rewind();
    }

    /// What follows the fixed part of this many bytes, which must be there.
    Attributes attributes(int fixed) {
        if (payload.remaining() < fixed) {
            throw new MalformedMessage("message of type " + type + " has " + payload.remaining()
                    + " bytes, fewer than its fixed part of " + fixed);
        }
        return Attributes.read(payload.slice(fixed, payload.remaining() - fixed));
    }
}
