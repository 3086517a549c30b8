package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The attributes of one message or nest, by type. Of a type that comes twice the last one counts, but for [#all(int)].
final class Attributes {

    static final int HEADER = 4;
    private static final int TYPE_MASK = 0x3fff;

    private final Map<Integer, List<ByteBuffer>> values;

    private Attributes(Map<Integer, List<ByteBuffer>> values) {
        this.values = values;
    }

    /// Reads what is left of the buffer.
    static Attributes read(ByteBuffer bytes) {
        var rest = bytes.slice().order(ByteOrder.nativeOrder());
        var values = new HashMap<Integer, List<ByteBuffer>>();
        while (rest.remaining() >= HEADER) {
            int start = rest.position();
            int length = Short.toUnsignedInt(rest.getShort());
            int type = rest.getShort() & TYPE_MASK;
            if (length < HEADER || length > rest.limit() - start) {
                throw new MalformedMessage("attribute " + type + " claims " + length + " bytes of "
                        + (rest.limit() - start));
            }
            values.computeIfAbsent(type, ignored -> new ArrayList<>())
                    .add(rest.slice(start + HEADER, length - HEADER).order(ByteOrder.nativeOrder()));
            rest.position(Math.min(rest.limit(), start + aligned(length)));
        }
        return new Attributes(values);
    }

    static Attributes none() {
        return new Attributes(Map.of());
    }

    static int aligned(int length) {
        return (length + 3) & ~3;
    }

    boolean has(int type) {
        return values.containsKey(type);
    }

    Optional<ByteBuffer> bytes(int type) {
        return Optional.ofNullable(values.get(type)).map(all -> all.getLast().duplicate().order(ByteOrder.nativeOrder()));
    }

    /// All values of a type, in order.
    List<ByteBuffer> all(int type) {
        return values.getOrDefault(type, List.of());
    }

    /// The values of a list whose entries are numbered from 0.
    List<ByteBuffer> numbered() {
        return values.keySet().stream().sorted().flatMap(type -> all(type).stream()).toList();
    }

    Attributes nested(int type) {
        return bytes(type).map(Attributes::read).orElseGet(Attributes::none);
    }

    Optional<Integer> u8(int type) {
        return number(type, 1, bytes -> Byte.toUnsignedInt(bytes.get(0)));
    }

    Optional<Boolean> bool(int type) {
        return u8(type).map(value -> value != 0);
    }

    Optional<Integer> u16(int type) {
        return number(type, 2, bytes -> Short.toUnsignedInt(bytes.getShort(0)));
    }

    /// In network byte order.
    Optional<Integer> be16(int type) {
        return number(type, 2, bytes -> Short.toUnsignedInt(bytes.order(ByteOrder.BIG_ENDIAN).getShort(0)));
    }

    Optional<Long> u32(int type) {
        return number(type, 4, bytes -> Integer.toUnsignedLong(bytes.getInt(0)));
    }

    Optional<Integer> s32(int type) {
        return number(type, 4, bytes -> bytes.getInt(0));
    }

    Optional<Long> u64(int type) {
        return number(type, 8, bytes -> bytes.getLong(0));
    }

    /// The index of a device; 0 stands for none.
    Optional<Integer> index(int type) {
        return s32(type).filter(index -> index != 0);
    }

    Optional<String> text(int type) {
        return bytes(type).map(Attributes::text);
    }

    static String text(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        int length = 0;
        while (length < copy.length && copy[length] != 0) {
            length++;
        }
        return new String(copy, 0, length, StandardCharsets.UTF_8);
    }

    /// An IPv4 or IPv6 address, told apart by its length.
    Optional<String> ip(int type) {
        return bytes(type).filter(bytes -> bytes.remaining() == 4 || bytes.remaining() == 16).map(AddressText::ip);
    }

    /// A hardware address; absent when empty or longer than any we know.
    Optional<String> hardwareAddress(int type) {
        return bytes(type).filter(bytes -> bytes.hasRemaining() && bytes.remaining() <= 32).map(AddressText::hardware);
    }

    private <T> Optional<T> number(int type, int size, Function<ByteBuffer, T> reading) {
        return bytes(type).map(bytes -> {
            if (bytes.remaining() < size) {
                throw new MalformedMessage(
                        "attribute " + type + " has " + bytes.remaining() + " bytes instead of " + size);
            }
            return reading.apply(bytes);
        });
    }
}
