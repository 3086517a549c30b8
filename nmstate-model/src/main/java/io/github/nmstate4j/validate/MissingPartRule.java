package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.iface.VethInterface;
import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.state.iface.VrfInterface;

/// V8a, V20a, V20b: what a new interface cannot be without, and one that is there need not repeat.
public final class MissingPartRule extends NamedInterfaceRule {

    private static final Code CODE = Code.author("interface.incomplete");

    public MissingPartRule() {
        super("interface.complete");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        if (!iface.isUp()) {
            return;
        }
        switch (iface.merged()) {
            case VlanInterface vlan -> vlan(vlan, path, state, findings);
            case VrfInterface vrf -> {
                if (vrf.vrf().flatMap(VrfInterface.Vrf::routeTableId).orElse(0L) == 0) {
                    findings.error(
                            CODE,
                            path.key("vrf").key("route-table-id"),
                            "The VRF " + iface.name() + " needs a routing table of its own. Give a route-table-id other than 0.");
                }
            }
            case VethInterface veth when veth.veth().isEmpty() && iface.isNew() ->
                findings.error(
                        CODE,
                        path.key("veth").key("peer"),
                        "The new veth " + iface.name() + " needs another end. Name it in `veth.peer`; it is made along with it.");
            default -> {}
        }
    }

    private static void vlan(VlanInterface vlan, DocumentPath path, MergedState state, Findings findings) {
        if (vlan.vlan().isEmpty()) {
            findings.error(CODE, path.key("vlan"), "The new VLAN " + vlan.name() + " needs a `vlan` with base-iface and id.");
        } else if (vlan.parents().isEmpty()) {
            findings.error(
                    CODE,
                    path.key("vlan").key("base-iface"),
                    "The VLAN " + vlan.name() + " needs an interface to ride on. Name it in base-iface. "
                            + Merge.whatThereIs(vlan.name(), state.observation().state().interfaces()));
        }
    }
}
