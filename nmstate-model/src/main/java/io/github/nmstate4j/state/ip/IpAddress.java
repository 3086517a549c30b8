package io.github.nmstate4j.state.ip;

import io.github.nmstate4j.document.Extras;
import java.util.List;
import java.util.Optional;

/// An address with its prefix length. A finite life time marks an address that DHCP or a router
/// advertisement gave; such entries are shown and never applied; so are the
/// flags for Multipath TCP.
public record IpAddress(
        String ip,
        int prefixLength,
        Optional<List<MptcpFlag>> mptcpFlags,
        Optional<String> validLifeTime,
        Optional<String> preferredLifeTime,
        Extras extras) {

    public static IpAddress of(String ip, int prefixLength) {
        return new IpAddress(ip, prefixLength, Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());
    }

    public boolean isAutomatic() {
        return validLifeTime.filter(time -> !time.equals("forever")).isPresent();
    }

    @Override
    public String toString() {
        return ip + "/" + prefixLength;
    }
}
