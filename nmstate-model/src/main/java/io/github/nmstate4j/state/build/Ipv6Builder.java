package io.github.nmstate4j.state.build;

import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// IPv6 settings of an interface. Whoever gives any wants IPv6, unless it says [#disabled].
public final class Ipv6Builder {

    private IpSettings settings = IpSettings.unset().withEnabled(Optional.of(true));

    Ipv6Builder() {}

    IpSettings build() {
        return settings;
    }

    /// An address with its prefix length; may be given several times.
    public Ipv6Builder address(String ip, int prefixLength) {
        var addresses = new ArrayList<>(settings.addresses());
        addresses.add(IpAddress.of(ip, prefixLength));
        settings = settings.withAddress(Optional.of(addresses));
        return this;
    }

    /// There shall be no address but those that follow.
    public Ipv6Builder noAddress() {
        settings = settings.withAddress(Optional.of(List.of()));
        return this;
    }

    public Ipv6Builder disabled() {
        return enabled(false);
    }

    public Ipv6Builder enabled(boolean enabled) {
        settings = settings.withEnabled(Optional.of(enabled));
        return this;
    }

    public Ipv6Builder dhcp(boolean dhcp) {
        settings = settings.withDhcp(Optional.of(dhcp));
        return this;
    }

    public Ipv6Builder autoDns(boolean autoDns) {
        settings = settings.withAutoDns(Optional.of(autoDns));
        return this;
    }

    public Ipv6Builder autoGateway(boolean autoGateway) {
        settings = settings.withAutoGateway(Optional.of(autoGateway));
        return this;
    }

    public Ipv6Builder autoRoutes(boolean autoRoutes) {
        settings = settings.withAutoRoutes(Optional.of(autoRoutes));
        return this;
    }

    public Ipv6Builder autoRouteTableId(long autoRouteTableId) {
        settings = settings.withAutoRouteTableId(Optional.of(autoRouteTableId));
        return this;
    }

    public Ipv6Builder autoRouteMetric(long autoRouteMetric) {
        settings = settings.withAutoRouteMetric(Optional.of(autoRouteMetric));
        return this;
    }

    public Ipv6Builder allowExtraAddress(boolean allowExtraAddress) {
        settings = settings.withAllowExtraAddress(Optional.of(allowExtraAddress));
        return this;
    }

    public Ipv6Builder dhcpSendHostname(boolean dhcpSendHostname) {
        settings = settings.withDhcpSendHostname(Optional.of(dhcpSendHostname));
        return this;
    }

    public Ipv6Builder dhcpCustomHostname(String dhcpCustomHostname) {
        settings = settings.withDhcpCustomHostname(Optional.of(dhcpCustomHostname));
        return this;
    }

    public Ipv6Builder autoconf(boolean autoconf) {
        settings = settings.withAutoconf(Optional.of(autoconf));
        return this;
    }

    /// `ll`, `llt`, `en`, `uuid` or a text.
    public Ipv6Builder dhcpDuid(String dhcpDuid) {
        settings = settings.withDhcpDuid(Optional.of(dhcpDuid));
        return this;
    }

    /// `eui64` or `stable-privacy`.
    public Ipv6Builder addrGenMode(String addrGenMode) {
        settings = settings.withAddrGenMode(Optional.of(addrGenMode));
        return this;
    }

    public Ipv6Builder token(String token) {
        settings = settings.withToken(Optional.of(token));
        return this;
    }
}
