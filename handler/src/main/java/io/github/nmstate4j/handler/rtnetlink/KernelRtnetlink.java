package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The gateway to the kernel this program runs on.
public final class KernelRtnetlink implements Rtnetlink {

    private static final Duration FOREVER = Duration.ofHours(1);
    private static final int EXT_MASK_COMPRESSED_VLANS = 0x4;
    private static final int EXT_MASK_SKIP_STATISTICS = 0x8;
    private static final List<Integer> GROUPS = List.of(
            /* links */ 1, /* IPv4 addresses */ 5, /* IPv4 routes */ 7, /* IPv4 rules */ 8,
            /* IPv6 addresses */ 9, /* IPv6 routes */ 11, /* IPv6 rules */ 19, /* bridge VLANs */ 33);
    /// Known since Linux 5.6; an older kernel refuses it, and its bridges tell of VLANs with the link.
    private static final int GROUP_BRIDGE_VLANS = 33;

    private final NetlinkSocket.Opener opener;
    private final Conversation conversation;
    private final Optional<KernelDrivers> drivers;

    /// A kernel that is not asked for what drivers tell.
    KernelRtnetlink(NetlinkSocket.Opener opener) throws RtnetlinkException {
        this(opener, new Conversation(opener.open()), Optional.empty());
    }

    private KernelRtnetlink(NetlinkSocket.Opener opener, Conversation conversation, Optional<KernelDrivers> drivers) {
        this.opener = opener;
        this.conversation = conversation;
        this.drivers = drivers;
    }

    static KernelRtnetlink open(NetlinkSocket.Opener routing, NetlinkSocket.Opener generic) throws RtnetlinkException {
        return new KernelRtnetlink(routing, new Conversation(routing.open()), KernelDrivers.open(generic));
    }

    /// Asks the kernel about the network namespace of the calling thread; it stays with that one.
    public static KernelRtnetlink open() throws RtnetlinkException {
        return open(NativeNetlinkSocket::open, NativeNetlinkSocket::openGeneric);
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
            return new KernelSnapshot(
                    links,
                    addresses,
                    routes,
                    rules,
                    bridgeVlans,
                    drivers.isPresent() ? drivers.get().read() : Map.of());
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
        return conversation.dump(type, request, wanted);
    }

    @Override
    public synchronized void changeAlternativeNames(String link, List<String> added, List<String> removed)
            throws RtnetlinkException {
        changeNames(LinkMessages.DELETE_NAMES, 0, link, removed);
        changeNames(LinkMessages.NEW_NAMES, Message.FLAG_CREATE | Message.FLAG_EXCLUSIVE, link, added);
    }

    private void changeNames(int type, int flags, String link, List<String> names) throws RtnetlinkException {
        if (names.isEmpty()) {
            return;
        }
        try {
            conversation.ask(type, flags, LinkMessages.names(link, names));
        } catch (RtnetlinkException e) {
            throw new RtnetlinkException(
                    "The kernel refused to change the alternative names " + names + " of " + link, e.errno());
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
        conversation.close();
        drivers.ifPresent(KernelDrivers::close);
    }
}
