package io.github.nmstate4j.handler.rtnetlink;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks drivers through the generic netlink family `ethtool`, one dump for each kind of fact.
final class KernelDrivers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KernelDrivers.class);

    private static final int GENERIC_HEADER = 4;
    private static final int CONTROL = 16;
    private static final int GET_FAMILY = 3;
    private static final int FAMILY_ID = 1;
    private static final int FAMILY_NAME = 2;

    private static final int GET_STRINGS = 1;
    private static final int GET_LINK_MODES = 4;
    private static final int GET_FEATURES = 11;
    private static final int GET_RINGS = 15;
    private static final int GET_COALESCE = 19;
    private static final int GET_PAUSE = 21;
    private static final int GET_FEC = 29;

    private static final int HEADER = 1;
    private static final int HEADER_INDEX = 1;
    private static final int HEADER_FLAGS = 3;
    private static final int COMPACT_BITSETS = 1;
    private static final int NESTED = 0x8000;
    private static final int FEATURE_NAMES = 4;
    private static final int UNKNOWN_SPEED = -1;

    private static final Map<Integer, String> PAUSE = Map.of(2, "autoneg", 3, "rx", 4, "tx");
    private static final Map<Integer, String> RINGS = Map.of(
            2, "rx-max", 3, "rx-mini-max", 4, "rx-jumbo-max", 5, "tx-max", 6, "rx", 7, "rx-mini", 8, "rx-jumbo", 9, "tx");
    private static final Map<Integer, String> COALESCE = Map.ofEntries(
            entry(2, "rx-usecs"),
            entry(3, "rx-frames"),
            entry(4, "rx-usecs-irq"),
            entry(5, "rx-frames-irq"),
            entry(6, "tx-usecs"),
            entry(7, "tx-frames"),
            entry(8, "tx-usecs-irq"),
            entry(9, "tx-frames-irq"),
            entry(10, "stats-block-usecs"),
            entry(11, "adaptive-rx"),
            entry(12, "adaptive-tx"),
            entry(13, "pkt-rate-low"),
            entry(14, "rx-usecs-low"),
            entry(15, "rx-frames-low"),
            entry(16, "tx-usecs-low"),
            entry(17, "tx-frames-low"),
            entry(18, "pkt-rate-high"),
            entry(19, "rx-usecs-high"),
            entry(20, "rx-frames-high"),
            entry(21, "tx-usecs-high"),
            entry(22, "tx-frames-high"),
            entry(23, "sample-interval"));

    private final Conversation conversation;
    private final int family;
    private final List<String> featureNames;

    private KernelDrivers(Conversation conversation) throws RtnetlinkException {
        this.conversation = conversation;
        this.family = family(conversation);
        this.featureNames = featureNames();
    }

    /// Nothing where the kernel has no such family (before Linux 5.6).
    static Optional<KernelDrivers> open(NetlinkSocket.Opener opener) throws RtnetlinkException {
        var socket = opener.open();
        try {
            return Optional.of(new KernelDrivers(new Conversation(socket)));
        } catch (RtnetlinkException e) {
            socket.close();
            LOG.warn("The kernel does not tell of drivers: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static int family(Conversation conversation) throws RtnetlinkException {
        var name = attribute(FAMILY_NAME, ByteBuffer.wrap("ethtool\0".getBytes(StandardCharsets.US_ASCII)));
        for (var message : conversation.ask(CONTROL, 0, request(GET_FAMILY, name))) {
            var id = message.attributes(GENERIC_HEADER).u16(FAMILY_ID);
            if (id.isPresent()) {
                return id.get();
            }
        }
        throw new RtnetlinkException("The kernel has no family ethtool", 0);
    }

    private List<String> featureNames() throws RtnetlinkException {
        var set = nest(2, nest(1, attribute(1, number(FEATURE_NAMES))));
        var names = new ArrayList<String>();
        for (var message : conversation.ask(family, 0, request(GET_STRINGS, joined(nest(HEADER), set)))) {
            for (var found : message.attributes(GENERIC_HEADER).nested(2).all(1)) {
                for (var string : Attributes.read(found).nested(3).all(1)) {
                    names.add(Attributes.read(string).text(2).orElse(""));
                }
            }
        }
        return names;
    }

    /// By the index of the device.
    Map<Integer, DriverFacts> read() throws RtnetlinkException {
        var features = new HashMap<Integer, Map<String, Boolean>>();
        each(GET_FEATURES, (device, attributes) -> features.put(device, features(attributes)));
        var pause = new HashMap<Integer, Map<String, Long>>();
        each(GET_PAUSE, (device, attributes) -> pause.put(device, numbers(attributes, PAUSE)));
        var coalesce = new HashMap<Integer, Map<String, Long>>();
        each(GET_COALESCE, (device, attributes) -> coalesce.put(device, numbers(attributes, COALESCE)));
        var rings = new HashMap<Integer, Map<String, Long>>();
        each(GET_RINGS, (device, attributes) -> rings.put(device, numbers(attributes, RINGS)));
        var modes = new HashMap<Integer, Attributes>();
        each(GET_LINK_MODES, modes::put);
        var fec = new HashMap<Integer, Integer>();
        each(GET_FEC, (device, attributes) -> fec.put(device, fec(attributes)));

        var facts = new HashMap<Integer, DriverFacts>();
        features.forEach((device, own) -> {
            var mode = modes.getOrDefault(device, Attributes.none());
            facts.put(
                    device,
                    new DriverFacts(
                            own,
                            pause.getOrDefault(device, Map.of()),
                            coalesce.getOrDefault(device, Map.of()),
                            rings.getOrDefault(device, Map.of()),
                            mode.bool(2),
                            mode.s32(5).filter(speed -> speed != UNKNOWN_SPEED && speed != 0).map(Integer::toUnsignedLong),
                            mode.u8(6).flatMap(KernelDrivers::duplex),
                            Optional.ofNullable(fec.get(device)).filter(bits -> bits != 0)));
        });
        return facts;
    }

    private void each(int question, BiConsumer<Integer, Attributes> use) throws RtnetlinkException {
        for (var message : conversation.dump(
                family, request(question, nest(HEADER, attribute(HEADER_FLAGS, number(COMPACT_BITSETS)))), family)) {
            var attributes = message.attributes(GENERIC_HEADER);
            attributes.nested(HEADER).s32(HEADER_INDEX).ifPresent(device -> use.accept(device, attributes));
        }
    }

    /// Those that the hardware has and that are not fixed.
    private Map<String, Boolean> features(Attributes attributes) {
        var changeable = bits(attributes, 2);
        var active = bits(attributes, 4);
        var fixed = bits(attributes, 5);
        var features = new HashMap<String, Boolean>();
        for (int i = 0; i < featureNames.size(); i++) {
            if (isSet(changeable, i) && !isSet(fixed, i) && !featureNames.get(i).isEmpty()) {
                features.put(featureNames.get(i), isSet(active, i));
            }
        }
        return features;
    }

    private static ByteBuffer bits(Attributes attributes, int set) {
        return attributes.nested(set).bytes(4).orElseGet(() -> ByteBuffer.allocate(0));
    }

    private static boolean isSet(ByteBuffer words, int bit) {
        int at = bit / 32 * 4;
        return at + 4 <= words.remaining() && (words.getInt(at) >>> bit % 32 & 1) == 1;
    }

    private static Map<String, Long> numbers(Attributes attributes, Map<Integer, String> words) {
        var numbers = new HashMap<String, Long>();
        words.forEach((type, word) -> attributes.bytes(type).ifPresent(bytes -> numbers.put(
                word,
                bytes.remaining() == 1 ? Byte.toUnsignedLong(bytes.get(0)) : Integer.toUnsignedLong(bytes.getInt(0)))));
        return numbers;
    }

    private static Optional<DriverFacts.Duplex> duplex(int number) {
        return switch (number) {
            case 0 -> Optional.of(DriverFacts.Duplex.HALF);
            case 1 -> Optional.of(DriverFacts.Duplex.FULL);
            default -> Optional.empty();
        };
    }

    /// The modes come as link modes 49 to 51 and 74 of the kernel.
    private static int fec(Attributes attributes) {
        var modes = bits(attributes, 2);
        return (attributes.bool(3).orElse(false) ? 0x02 : 0)
                | (isSet(modes, 49) ? 0x04 : 0)
                | (isSet(modes, 50) ? 0x08 : 0)
                | (isSet(modes, 51) ? 0x10 : 0)
                | (isSet(modes, 74) ? 0x20 : 0);
    }

    private static ByteBuffer request(int command, ByteBuffer attributes) {
        return buffer(GENERIC_HEADER + attributes.remaining())
                .put((byte) command)
                .put((byte) 1)
                .putShort((short) 0)
                .put(attributes)
                .rewind();
    }

    private static ByteBuffer nest(int type, ByteBuffer... inside) {
        return attribute(type | NESTED, joined(inside));
    }

    private static ByteBuffer joined(ByteBuffer... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.remaining();
        }
        var all = buffer(length);
        for (var part : parts) {
            all.put(part);
        }
        return all.rewind();
    }

    private static ByteBuffer attribute(int type, ByteBuffer value) {
        int length = Attributes.HEADER + value.remaining();
        return buffer(Attributes.aligned(length))
                .putShort((short) length)
                .putShort((short) type)
                .put(value.duplicate())
                .rewind();
    }

    private static ByteBuffer number(int value) {
        return buffer(4).putInt(0, value);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        conversation.close();
    }
}
