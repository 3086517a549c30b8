package io.github.nmstate4j.state.ip;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// The settings of one address family on one interface. Both families share this record; the reader
/// lets each have only its own keys (autoconf, DUID, token and address generation are IPv6's, the
/// client id and forwarding are IPv4's).
@RecordBuilder
public record IpSettings(
        Optional<Boolean> enabled,
        Optional<Boolean> dhcp,
        Optional<Boolean> autoconf,
        Optional<List<IpAddress>> address,
        Optional<Boolean> autoDns,
        Optional<Boolean> autoGateway,
        Optional<Boolean> autoRoutes,
        Optional<Long> autoRouteTableId,
        Optional<Long> autoRouteMetric,
        Optional<String> dhcpClientId,
        Optional<String> dhcpDuid,
        Optional<String> addrGenMode,
        Optional<String> token,
        Optional<Boolean> allowExtraAddress,
        Optional<Boolean> dhcpSendHostname,
        Optional<String> dhcpCustomHostname,
        Optional<Boolean> forwarding,
        Extras extras)
        implements IpSettingsBuilder.With {

    private static final IpSettings UNSET = new IpSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Extras.none());

    /// A section with nothing in it, to start from.
    public static IpSettings unset() {
        return UNSET;
    }

    public static IpSettings disabled() {
        return UNSET.withEnabled(Optional.of(false));
    }

    public boolean isEnabled() {
        return enabled.orElse(false);
    }

    /// DHCP or, for IPv6, router advertisements give the addresses.
    public boolean isAutomatic() {
        return isEnabled() && (dhcp.orElse(false) || autoconf.orElse(false));
    }

    public List<IpAddress> addresses() {
        return address.orElse(List.of());
    }

    public boolean isStatic() {
        return isEnabled() && !isAutomatic() && !addresses().isEmpty();
    }
}
