package io.github.nmstate4j.handler.rtnetlink;

import java.util.Optional;

/// Reads `RTM_NEWADDR`.
final class AddressMessages {

    static final int NEW_ADDRESS = 20;
    static final int GET_ADDRESS = 22;
    /// `struct ifaddrmsg`.
    static final int FIXED = 8;

    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_CACHEINFO = 6;
    private static final long FOREVER = 0xffff_ffffL;

    private AddressMessages() {}

    /// Nothing for a family other than IP.
    static Optional<InterfaceAddress> address(Message message) {
        var attributes = message.attributes(FIXED);
        var payload = message.payload();
        int prefixLength = Byte.toUnsignedInt(payload.get(1));
        var local = attributes.ip(IFA_LOCAL);
        var address = attributes.ip(IFA_ADDRESS);
        return Family.of(Byte.toUnsignedInt(payload.get(0))).flatMap(family -> local.or(() -> address)
                .map(own -> new InterfaceAddress(
                        payload.getInt(4),
                        family,
                        own,
                        // With a peer, the prefix is the peer's network in IPv6.
                        family == Family.IPV6 && local.isPresent() ? 128 : prefixLength,
                        address.filter(other -> local.isPresent() && !other.equals(own)),
                        lifetime(attributes, 4),
                        lifetime(attributes, 0))));
    }

    private static Optional<Long> lifetime(Attributes attributes, int offset) {
        return attributes
                .bytes(IFA_CACHEINFO)
                .filter(info -> info.remaining() >= offset + 4)
                .map(info -> Integer.toUnsignedLong(info.getInt(offset)))
                .filter(seconds -> seconds != FOREVER);
    }
}
