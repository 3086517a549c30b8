package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.BondMode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// V17a, V17c, V17g: what a bond says together with what it already is.
public final class BondOnNodeRule extends NamedInterfaceRule {

    private static final Code MODE = Code.author("bond.mode");
    private static final Code BALANCE_SLB = Code.author("bond.balance-slb");

    public BondOnNodeRule() {
        super("bond.on-node");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        if (!(iface.merged() instanceof BondInterface merged) || !(iface.wanted().orElse(null) instanceof BondInterface wanted)) {
            return;
        }
        var section = path.key("link-aggregation");
        var current = iface.current().map(c -> c instanceof BondInterface bond ? bond : null);
        if (iface.isUp() && mode(merged).isEmpty()) {
            findings.error(
                    MODE,
                    section.key("mode"),
                    "The new bond " + iface.name() + " needs a mode, one of "
                            + Arrays.stream(BondMode.values()).map(BondMode::word).collect(Collectors.joining(", ")) + ".");
        }
        if (wanted.base().macAddress().isPresent() && current.filter(BondOnNodeRule::takesTheAddressOfItsPort).isPresent()
                && !leaves(wanted)) {
            findings.error(BondOptionsRule.MAC_ADDRESS, path.key("mac-address"), BondOptionsRule.macAddressOf(iface.name()));
        }
        var options = options(merged);
        if (wanted.bond().flatMap(BondInterface.Bond::options).isPresent()
                && "1".equals(options.get("balance_slb"))
                && (mode(merged).filter(BondMode.BALANCE_XOR::equals).isEmpty()
                        || !"vlan+srcmac".equals(options.get("xmit_hash_policy")))) {
            findings.error(
                    BALANCE_SLB,
                    section.key("options").key("balance_slb"),
                    "balance_slb works with mode balance-xor and xmit_hash_policy vlan+srcmac only. Set both, or balance_slb to false.");
        }
    }

    private static Optional<BondMode> mode(BondInterface bond) {
        return bond.bond().flatMap(BondInterface.Bond::mode);
    }

    private static Map<String, String> options(BondInterface bond) {
        return bond.bond().flatMap(BondInterface.Bond::options).orElse(Map.of());
    }

    private static boolean takesTheAddressOfItsPort(BondInterface bond) {
        return mode(bond).filter(BondMode.ACTIVE_BACKUP::equals).isPresent()
                && "active".equals(options(bond).get("fail_over_mac"));
    }

    /// Goes to another mode, or to another policy. What it goes to is checked without the node.
    private static boolean leaves(BondInterface wanted) {
        var policy = options(wanted).get("fail_over_mac");
        return mode(wanted).filter(mode -> mode != BondMode.ACTIVE_BACKUP).isPresent() || (policy != null && !policy.equals("active"));
    }
}
