package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;

/// V16b: NetworkManager follows a router that sends to DHCPv6, and cannot be told not to.
public final class AutoconfWithoutDhcpRule extends NamedInterfaceRule {

    private static final Code CODE = Code.author("ip.autoconf-without-dhcp");

    public AutoconfWithoutDhcpRule() {
        super("ip.autoconf-without-dhcp");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        var says = iface.wanted().flatMap(wanted -> wanted.base().ipv6()).isPresent();
        iface.merged().base().ipv6()
                .filter(ip -> says && ip.isAutomatic() && ip.autoconf().orElse(false) && !ip.dhcp().orElse(false))
                .ifPresent(ip -> findings.error(
                        CODE,
                        path.key("ipv6").key("dhcp"),
                        "NetworkManager cannot do IPv6 autoconfiguration on " + iface.name()
                                + " without DHCPv6. Set `dhcp` to true as well, or `autoconf` to false."));
    }
}
