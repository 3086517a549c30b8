package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The gateway to the kernel this program runs on.
public final class KernelRtnetlink implements Rtnetlink {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FOREVER = Duration.ofHours(1);
    /// How often a dump is begun again when the kernel changed under it.
    private static final int TRIES = 5;

    private static final int EXT_MASK_COMPRESSED_VLANS = 0x4;
    private static final int EXT_MASK_SKIP_STATISTICS = 0x8;
    private static final List<Integer> GROUPS = List.of(
            /* links */ 1, /* IPv4 addresses */ 5, /* IPv4 routes */ 7, /* IPv4 rules */ 8,
            /* IPv6 addresses */ 9, /* IPv6 routes */ 11, /* IPv6 rules */ 19, /* bridge VLANs */ 33);
    /// Known since Linux 5.6; an older kernel refuses it, and its bridges tell of VLANs with the link.
    private static final int GROUP_BRIDGE_VLANS = 33;

    private final NetlinkSocket.Opener opener;
    private final NetlinkSocket socket;
    private int sequence;

    KernelRtnetlink(NetlinkSocket.Opener opener) throws RtnetlinkException {
        this.opener = opener;
        this.socket = opener.open();
    }

    /// Asks the kernel about the network namespace of the calling thread; it stays with that one.
    public static KernelRtnetlink open() throws RtnetlinkException {
        return new KernelRtnetlink(NativeNetlinkSocket::open);
    }

    @Override
    public synchronized KernelSnapshot snapshot() throws RtnetlinkException {
        try {
            var links = dump(LinkMessages.GET_LINK, linkRequest(0, EXT_MASK_SKIP_STATISTICS), LinkMessages.NEW_LINK)
                    .stream()
                    .map(LinkMessages::link)
                    .sorted(Comparator.comparingInt(Link::index))
                    .toList();
            var bridgeVlans = dump(
                            LinkMessages.GET_LINK,
                            linkRequest(LinkMessages.AF_BRIDGE, EXT_MASK_COMPRESSED_VLANS),
                            LinkMessages.NEW_LINK)
                    .stream()
                    .flatMap(message -> LinkMessages.bridgeVlans(message).stream())
                    .toList();
            var addresses = new ArrayList<InterfaceAddress>();
            var routes = new ArrayList<KernelRoute>();
            var rules = new ArrayList<KernelRule>();
            for (var family : Family.values()) {
                for (var message : dump(
                        AddressMessages.GET_ADDRESS,
                        familyRequest(family, AddressMessages.FIXED),
                        AddressMessages.NEW_ADDRESS)) {
                    AddressMessages.address(message)
                            .filter(address -> address.family() == family)
                            .ifPresent(addresses::add);
                }
                for (var message : dump(
                        RouteMessages.GET_ROUTE, familyRequest(family, RouteMessages.FIXED), RouteMessages.NEW_ROUTE)) {
                    // A kernel without this family answers for all it has.
                    RouteMessages.route(message).filter(route -> route.family() == family).ifPresent(routes::add);
                }
                for (var message :
                        dump(RuleMessages.GET_RULE, familyRequest(family, RuleMessages.FIXED), RuleMessages.NEW_RULE)) {
                    RuleMessages.rule(message).filter(rule -> rule.family() == family).ifPresent(rules::add);
                }
            }
            return new KernelSnapshot(links, addresses, routes, rules, bridgeVlans);
        } catch (MalformedMessage e) {
            throw unreadable(e);
        }
    }

    private static RtnetlinkException unreadable(MalformedMessage cause) {
        var exception = new RtnetlinkException("The kernel's answer cannot be read: " + cause.getMessage(), 0);
        exception.initCause(cause);
        return exception;
    }

    private static ByteBuffer linkRequest(int family, int extMask) {
        var request = ByteBuffer.allocate(LinkMessages.FIXED + 8).order(ByteOrder.nativeOrder());
        request.put(0, (byte) family);
        request.position(LinkMessages.FIXED);
        request.putShort((short) 8).putShort((short) LinkMessages.IFLA_EXT_MASK).putInt(extMask);
        return request.rewind();
    }

    private static ByteBuffer familyRequest(Family family, int fixed) {
        return ByteBuffer.allocate(fixed).order(ByteOrder.nativeOrder()).put(0, (byte) family.number());
    }

    private List<Message> dump(int type, ByteBuffer request, int wanted) throws RtnetlinkException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            sequence++;
            socket.send(new Message(type, Message.FLAG_REQUEST | Message.FLAG_DUMP, sequence, request).bytes());
            var answer = new ArrayList<Message>();
            if (collect(type, wanted, answer)) {
                return answer;
            }
        }
        throw new RtnetlinkException(
                "The kernel changed under each of " + TRIES + " dumps of request " + type + "; ask again later", 0);
    }

    /// Whether the dump is consistent; what was collected is worthless otherwise.
    private boolean collect(int type, int wanted, List<Message> answer) throws RtnetlinkException {
        boolean consistent = true;
        while (true) {
            var datagram = socket.receive(PATIENCE)
                    .orElseThrow(() -> new RtnetlinkException(
                            "The kernel did not answer request " + type + " within " + PATIENCE.toSeconds() + " s", 0));
            for (var message : Message.read(datagram)) {
                if (message.sequence() != sequence) {
                    continue; // the rest of an answer that was given up
                }
                consistent &= (message.flags() & Message.FLAG_DUMP_INTERRUPTED) == 0;
                switch (message.type()) {
                    case Message.TYPE_DONE -> {
                        check(type, message);
                        return consistent;
                    }
                    case Message.TYPE_ERROR -> {
                        check(type, message);
                        throw new RtnetlinkException("The kernel acknowledged the dump of request " + type, 0);
                    }
                    default -> {
                        if (message.type() == wanted) {
                            answer.add(message);
                        }
                    }
                }
            }
        }
    }

    private static void check(int type, Message message) throws RtnetlinkException {
        int error = message.payload().remaining() >= 4 ? -message.payload().getInt(0) : 0;
        if (error > 0) {
            throw new RtnetlinkException("The kernel refused request " + type, error);
        }
    }

    @Override
    public Subscription listen(Listener listener) throws RtnetlinkException {
        var events = opener.open();
        try {
            for (int group : GROUPS) {
                join(events, group);
            }
        } catch (RtnetlinkException e) {
            events.close();
            throw e;
        }
        return new NetlinkEvents(events, listener, FOREVER);
    }

    private static void join(NetlinkSocket events, int group) throws RtnetlinkException {
        try {
            events.join(group);
        } catch (RtnetlinkException e) {
            if (group != GROUP_BRIDGE_VLANS) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
