package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.iface.InterfaceBase.WaitIp;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.Optional;

/// V15f: waiting for a family that is disabled would never end. Interfaces made anew are checked too.
public final class WaitIpRule extends NamedInterfaceRule {

    private static final Code CODE = Code.author("interface.wait-ip");

    public WaitIpRule() {
        super("interface.wait-ip");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        iface.wanted().flatMap(wanted -> wanted.base().waitIp()).ifPresent(wait -> {
            var base = iface.merged().base();
            if (wait == WaitIp.IPV4 || wait == WaitIp.IPV4_AND_IPV6) {
                family(base.ipv4(), "ipv4", iface, path, findings);
            }
            if (wait == WaitIp.IPV6 || wait == WaitIp.IPV4_AND_IPV6) {
                family(base.ipv6(), "ipv6", iface, path, findings);
            }
        });
    }

    private static void family(Optional<IpSettings> ip, String family, MergedInterface iface, DocumentPath path, Findings findings) {
        if (!ip.map(IpSettings::isEnabled).orElse(false)) {
            findings.error(
                    CODE,
                    path.key("wait-ip"),
                    iface.name() + " would wait for " + family + ", which is not enabled on it. Enable it, or do not wait for it.");
        }
    }
}
