package io.github.nmstate4j.state.build;

import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// IPv4 settings of an interface. Whoever gives any wants IPv4, unless it says [#disabled].
public final class Ipv4Builder {

    private IpSettings settings = IpSettings.unset().withEnabled(Optional.of(true));

    Ipv4Builder() {}

    IpSettings build() {
        return settings;
    }

    /// An address with its prefix length; may be given several times.
    public Ipv4Builder address(String ip, int prefixLength) {
        var addresses = new ArrayList<>(settings.addresses());
        addresses.add(IpAddress.of(ip, prefixLength));
        settings = settings.withAddress(Optional.of(addresses));
        return this;
    }

    /// There shall be no address but those that follow.
    public Ipv4Builder noAddress() {
        settings = settings.withAddress(Optional.of(List.of()));
        return this;
    }

    public Ipv4Builder disabled() {
        return enabled(false);
    }

    public Ipv4Builder enabled(boolean enabled) {
        settings = settings.withEnabled(Optional.of(enabled));
        return this;
    }

    public Ipv4Builder dhcp(boolean dhcp) {
        settings = settings.withDhcp(Optional.of(dhcp));
        return this;
    }

    public Ipv4Builder autoDns(boolean autoDns) {
        settings = settings.withAutoDns(Optional.of(autoDns));
        return this;
    }

    public Ipv4Builder autoGateway(boolean autoGateway) {
        settings = settings.withAutoGateway(Optional.of(autoGateway));
        return this;
    }

    public Ipv4Builder autoRoutes(boolean autoRoutes) {
        settings = settings.withAutoRoutes(Optional.of(autoRoutes));
        return this;
    }

    public Ipv4Builder autoRouteTableId(long autoRouteTableId) {
        settings = settings.withAutoRouteTableId(Optional.of(autoRouteTableId));
        return this;
    }

    public Ipv4Builder autoRouteMetric(long autoRouteMetric) {
        settings = settings.withAutoRouteMetric(Optional.of(autoRouteMetric));
        return this;
    }

    public Ipv4Builder allowExtraAddress(boolean allowExtraAddress) {
        settings = settings.withAllowExtraAddress(Optional.of(allowExtraAddress));
        return this;
    }

    public Ipv4Builder dhcpSendHostname(boolean dhcpSendHostname) {
        settings = settings.withDhcpSendHostname(Optional.of(dhcpSendHostname));
        return this;
    }

    public Ipv4Builder dhcpCustomHostname(String dhcpCustomHostname) {
        settings = settings.withDhcpCustomHostname(Optional.of(dhcpCustomHostname));
        return this;
    }

    /// `ll`, `iaid+duid` or a text.
    public Ipv4Builder dhcpClientId(String dhcpClientId) {
        settings = settings.withDhcpClientId(Optional.of(dhcpClientId));
        return this;
    }

    public Ipv4Builder forwarding(boolean forwarding) {
        settings = settings.withForwarding(Optional.of(forwarding));
        return this;
    }
}
