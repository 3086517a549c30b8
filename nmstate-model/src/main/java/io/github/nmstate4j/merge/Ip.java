package io.github.nmstate4j.merge;

import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.ip.IpText;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.List;
import java.util.Optional;

/// How the settings of an address family merge.
public final class Ip {

    private Ip() {}

    static NetworkInterface tidied(NetworkInterface iface) {
        return iface.withBase(iface.base()
                .withIpv4(iface.base().ipv4().map(Ip::tidied))
                .withIpv6(iface.base().ipv6().map(Ip::tidied)));
    }

    static Optional<IpSettings> merged(Optional<IpSettings> wanted, Optional<IpSettings> current) {
        if (wanted.isEmpty() || current.isEmpty()) {
            return wanted.or(() -> current).map(Ip::tidied);
        }
        var merged = Overlay.of(wanted.get(), current.get());
        if (becomesStatic(merged, wanted.get(), current.get())) {
            return Optional.of(tidied(merged.withAddress(current.get().address().map(Ip::kept))));
        }
        return Optional.of(tidied(merged));
    }

    /// DHCP is switched off and no address is given: the addresses it gave stay.
    private static boolean becomesStatic(IpSettings merged, IpSettings wanted, IpSettings current) {
        return current.isAutomatic()
                && merged.isEnabled()
                && !merged.isAutomatic()
                && wanted.address()
                        .map(list -> !list.isEmpty() && list.stream().noneMatch(Ip::isOurs))
                        .orElse(true);
    }

    private static boolean isOurs(IpAddress address) {
        return !address.isAutomatic() && !IpText.isLinkLocal(address.ip());
    }

    /// Those that are neither leased, nor given by a router, nor link-local.
    public static List<IpAddress> own(List<IpAddress> addresses) {
        return addresses.stream()
                .filter(Ip::isOurs)
                .map(address -> IpAddress.of(address.ip(), address.prefixLength()))
                .toList();
    }

    private static List<IpAddress> kept(List<IpAddress> addresses) {
        return addresses.stream()
                .filter(address -> !IpText.isLinkLocal(address.ip()))
                .map(address -> IpAddress.of(address.ip(), address.prefixLength()))
                .toList();
    }

    /// Leaves out what means nothing with the rest: addresses of a disabled family, DHCP options without DHCP.
    public static IpSettings tidied(IpSettings ip) {
        if (!ip.isEnabled()) {
            return IpSettings.disabled();
        }
        var tidy = ip.withAddress(ip.address().map(Ip::own));
        if (ip.isAutomatic()) {
            return tidy.withAutoDns(Optional.of(ip.autoDns().orElse(true)))
                    .withAutoGateway(Optional.of(ip.autoGateway().orElse(true)))
                    .withAutoRoutes(Optional.of(ip.autoRoutes().orElse(true)))
                    .withDhcpCustomHostname(ip.dhcpCustomHostname().filter(name -> ip.dhcpSendHostname().orElse(true)));
        }
        return tidy.withAutoDns(Optional.empty())
                .withAutoGateway(Optional.empty())
                .withAutoRoutes(Optional.empty())
                .withAutoRouteTableId(Optional.empty())
                .withAutoRouteMetric(Optional.empty())
                .withDhcpClientId(Optional.empty())
                .withDhcpSendHostname(Optional.empty())
                .withDhcpCustomHostname(Optional.empty());
    }
}
