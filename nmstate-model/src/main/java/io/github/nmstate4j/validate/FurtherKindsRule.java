package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.IpVlanInterface;
import io.github.nmstate4j.state.iface.IpsecInterface;
import io.github.nmstate4j.state.iface.MacSecInterface;
import io.github.nmstate4j.state.iface.MacSecInterface.MacSec;
import io.github.nmstate4j.state.iface.MacVlanInterface;
import io.github.nmstate4j.state.iface.MacVlanInterface.MacVlan;
import io.github.nmstate4j.state.iface.MacVtapInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;

/// V3c, V20c, V20d, V20e: what the kinds that ride on a NIC cannot be told.
public final class FurtherKindsRule extends InterfaceRule<NetworkInterface> {

    private static final Code PROMISCUOUS = Code.author("mac-vlan.promiscuous");
    private static final Code ISOLATION = Code.author("ipvlan.isolation");
    private static final Code IPSEC = Code.author("ipsec.interface");
    private static final Code KEY = Code.author("macsec.key");

    private static final int CAK_LENGTH = 32;
    private static final int LONGEST_CKN = 64;

    public FurtherKindsRule() {
        super("interface.further-kinds", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        switch (iface) {
            case MacVlanInterface vlan -> vlan.macVlan().ifPresent(section -> macVlan(section, path.key("mac-vlan"), findings));
            case MacVtapInterface vtap -> vtap.macVtap().ifPresent(section -> macVlan(section, path.key("mac-vtap"), findings));
            case IpVlanInterface vlan -> vlan.ipVlan()
                    .filter(section -> section.isPrivate().orElse(false) && section.vepa().orElse(false))
                    .ifPresent(section -> findings.error(
                            ISOLATION, path.key("ipvlan").key("vepa"), "An IPVLAN is private or VEPA, not both. Set one of them to false."));
            case MacSecInterface macSec -> macSec.macSec().ifPresent(section -> macSec(section, path.key("macsec"), findings));
            case IpsecInterface ipsec -> ipsec.libreswan()
                    .flatMap(IpsecInterface.Libreswan::ipsecInterface)
                    .filter(text -> !text.matches("\\d{1,9}|yes|no"))
                    .ifPresent(text -> findings.error(
                            IPSEC,
                            path.key("libreswan").key("ipsec-interface"),
                            "Invalid ipsec-interface value `" + text + "`. Give a number, yes or no."));
            default -> {}
        }
    }

    private static void macVlan(MacVlan section, DocumentPath path, Findings findings) {
        if (section.promiscuous().filter(on -> !on).isPresent() && section.mode() != MacVlanInterface.Mode.PASSTHRU) {
            findings.error(
                    PROMISCUOUS, path.key("promiscuous"), "Only in mode passthru can `promiscuous` be false. Leave it out, or change the mode.");
        }
    }

    private static void macSec(MacSec section, DocumentPath path, Findings findings) {
        if (section.mkaCak().isPresent() != section.mkaCkn().isPresent()) {
            var missing = section.mkaCak().isPresent() ? "mka-ckn" : "mka-cak";
            findings.error(KEY, path.key(missing), "mka-cak and mka-ckn, the key and its name, belong together. Add `" + missing + "`.");
        }
        section.mkaCak()
                .filter(cak -> !cak.isHidden())
                .map(Secret::reveal)
                .filter(cak -> cak.length() != CAK_LENGTH)
                .ifPresent(cak -> findings.error(
                        KEY, path.key("mka-cak"), "mka-cak has " + cak.length() + " characters. It takes " + CAK_LENGTH + " hexadecimal ones."));
        section.mkaCkn()
                .filter(ckn -> ckn.length() % 2 != 0 || ckn.length() < 2 || ckn.length() > LONGEST_CKN)
                .ifPresent(ckn -> findings.error(
                        KEY, path.key("mka-ckn"), "mka-ckn has " + ckn.length() + " characters. It takes an even number of them, 2 to " + LONGEST_CKN + "."));
    }
}
