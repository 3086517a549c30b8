package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.ip.IpText;

/// V3f, V15a, V15b: an address is one, of the family it stands under, with a prefix length that the family has.
public final class AddressRule extends InterfaceRule<NetworkInterface> {

    private static final Code NO_ADDRESS = Code.author("ip.no-address");
    private static final Code WRONG_FAMILY = Code.author("ip.wrong-family");
    private static final Code PREFIX_LENGTH = Code.author("ip.prefix-length");
    private static final Code LINK_LOCAL = Code.author("ip.link-local-address");

    public AddressRule() {
        super("ip.addresses", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        iface.base().ipv4().ifPresent(ip -> family(ip, false, path.key("ipv4"), findings));
        iface.base().ipv6().ifPresent(ip -> family(ip, true, path.key("ipv6"), findings));
    }

    private static void family(IpSettings ip, boolean v6, DocumentPath path, Findings findings) {
        for (int i = 0; i < ip.addresses().size(); i++) {
            address(ip.addresses().get(i), v6, path.key("address").index(i), findings);
        }
    }

    private static void address(IpAddress address, boolean v6, DocumentPath path, Findings findings) {
        var bytes = IpText.parse(address.ip());
        if (bytes.isEmpty()) {
            findings.error(
                    NO_ADDRESS,
                    path.key("ip"),
                    "`" + address.ip() + "` is not an IP address. Write it like "
                            + (v6 ? "2001:db8::1" : "192.0.2.1") + "; the prefix length stands in `prefix-length`.");
            return;
        }
        if (IpText.isV6(address.ip()) != v6) {
            findings.error(
                    WRONG_FAMILY,
                    path.key("ip"),
                    address.ip() + " is an IPv" + (v6 ? 4 : 6) + " address. Move it to `ipv" + (v6 ? 4 : 6) + "`.");
            return;
        }
        int longest = bytes.get().length * 8;
        if (address.prefixLength() < 0 || address.prefixLength() > longest) {
            findings.error(
                    PREFIX_LENGTH,
                    path.key("prefix-length"),
                    "The prefix length of " + address.ip() + " is " + address.prefixLength() + ". Give 0 to " + longest + ".");
        } else if (IpText.isLinkLocal(address.ip()) && !address.isAutomatic()) {
            findings.warning(
                    LINK_LOCAL,
                    path.key("ip"),
                    address.ip() + " is a link-local address, which the kernel makes itself: it is left out. Remove it here.");
        }
    }
}
