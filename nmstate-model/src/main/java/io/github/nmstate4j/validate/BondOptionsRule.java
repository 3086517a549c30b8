package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.BondMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// V17b, V17e, V17f: options of a bond that exclude each other, or values that the kernel refuses.
public final class BondOptionsRule extends InterfaceRule<BondInterface> {

    static final Code MAC_ADDRESS = Code.author("bond.mac-address");
    private static final Code ACTOR_SYSTEM = Code.author("bond.ad-actor-system");
    private static final Code MONITORS = Code.author("bond.two-monitors");

    public BondOptionsRule() {
        super("bond.options", BondInterface.class);
    }

    @Override
    void check(BondInterface iface, DocumentPath path, Findings findings) {
        var options = iface.bond().flatMap(BondInterface.Bond::options).orElse(Map.of());
        var mode = iface.bond().flatMap(BondInterface.Bond::mode);
        var place = path.key("link-aggregation").key("options");
        if (iface.base().macAddress().isPresent()
                && mode.filter(BondMode.ACTIVE_BACKUP::equals).isPresent()
                && "active".equals(options.get("fail_over_mac"))) {
            findings.error(MAC_ADDRESS, path.key("mac-address"), macAddressOf(iface.name()));
        }
        var system = options.getOrDefault("ad_actor_system", "");
        if (system.toUpperCase(Locale.ROOT).startsWith("01:00:5E")) {
            findings.error(
                    ACTOR_SYSTEM,
                    place.key("ad_actor_system"),
                    "ad_actor_system " + system + " is a multicast address, which cannot name a system. Give a unicast MAC address.");
        }
        if (isOn(options.get("miimon")) && isOn(options.get("arp_interval"))) {
            findings.error(
                    MONITORS,
                    place.key("arp_interval"),
                    "A bond watches its ports either by miimon (" + options.get("miimon") + ") or by arp_interval ("
                            + options.get("arp_interval") + "). Set one of them to 0.");
        }
    }

    static String macAddressOf(String bond) {
        return "With fail_over_mac active the bond " + bond
                + " takes the MAC address of its active port. Remove mac-address, or set fail_over_mac to none.";
    }

    private static boolean isOn(@Nullable String number) {
        return number != null && !number.isEmpty() && !number.equals("0");
    }
}
