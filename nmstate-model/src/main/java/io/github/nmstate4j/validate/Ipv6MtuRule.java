package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.IpSettings;

/// V15c: IPv6 needs room for 1280 bytes.
public final class Ipv6MtuRule extends InterfaceRule<NetworkInterface> {

    private static final Code CODE = Code.author("interface.mtu-too-small-for-ipv6");
    private static final long LEAST = 1280;

    public Ipv6MtuRule() {
        super("interface.ipv6-mtu", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        var base = iface.base();
        base.mtu()
                .filter(mtu -> mtu < LEAST && base.ipv6().filter(IpSettings::isEnabled).isPresent())
                .ifPresent(mtu -> findings.error(
                        CODE,
                        path.key("mtu"),
                        "With IPv6 the MTU should be >= " + LEAST + ", and it is " + mtu + ". Raise it, or set `enabled: false` in `ipv6`."));
    }
}
