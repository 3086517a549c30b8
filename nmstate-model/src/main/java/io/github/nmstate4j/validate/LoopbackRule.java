package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.LoopbackInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.Optional;

/// V15j: the loopback keeps both families, and nothing configures it from outside.
public final class LoopbackRule extends InterfaceRule<LoopbackInterface> {

    private static final Code CODE = Code.author("loopback.ip");

    public LoopbackRule() {
        super("loopback.ip", LoopbackInterface.class);
    }

    @Override
    void check(LoopbackInterface loopback, DocumentPath path, Findings findings) {
        family(loopback.base().ipv4(), "IPv4", path.key("ipv4"), findings);
        family(loopback.base().ipv6(), "IPv6", path.key("ipv6"), findings);
    }

    private static void family(Optional<IpSettings> ip, String family, DocumentPath path, Findings findings) {
        if (ip.flatMap(IpSettings::enabled).filter(on -> !on).isPresent()) {
            findings.error(CODE, path.key("enabled"), family + " cannot be disabled on the loopback. Leave `enabled` out.");
        }
        if (ip.flatMap(IpSettings::dhcp).orElse(false)) {
            findings.error(CODE, path.key("dhcp"), "Nobody answers DHCP on the loopback. Leave `dhcp` out.");
        }
        if (ip.flatMap(IpSettings::autoconf).orElse(false)) {
            findings.error(CODE, path.key("autoconf"), "No router advertises on the loopback. Leave `autoconf` out.");
        }
    }
}
