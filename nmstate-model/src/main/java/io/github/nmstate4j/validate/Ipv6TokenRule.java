package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.ip.IpText;

/// V15g, V15h, V15i: a token is the second half of the addresses that router advertisements begin.
public final class Ipv6TokenRule extends InterfaceRule<NetworkInterface> {

    private static final Code CODE = Code.author("ip.token");
    private static final int PREFIX_BYTES = 8;

    public Ipv6TokenRule() {
        super("ip.token", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        iface.base().ipv6().ifPresent(ip -> ip.token()
                .filter(token -> !token.isEmpty())
                .ifPresent(token -> token(token, ip, path.key("ipv6").key("token"), findings)));
    }

    private static void token(String token, IpSettings ip, DocumentPath path, Findings findings) {
        var bytes = IpText.parse(token);
        if (bytes.isEmpty() || !IpText.isV6(token)) {
            findings.error(CODE, path, "The token `" + token + "` is not an IPv6 address. Write it like ::fac1.");
            return;
        }
        for (int i = 0; i < PREFIX_BYTES; i++) {
            if (bytes.get()[i] != 0) {
                findings.error(
                        CODE,
                        path,
                        "The token " + token + " must leave its first 64 bits zero, which the router gives. Write it like ::fac1.");
                return;
            }
        }
        if (ip.autoconf().filter(on -> !on).isPresent() && !IpText.normal(token).equals("::")) {
            findings.error(
                    CODE,
                    path,
                    "The token " + token + " needs router advertisements, and `autoconf` is false. Set it to true, or remove the token.");
        }
    }
}
