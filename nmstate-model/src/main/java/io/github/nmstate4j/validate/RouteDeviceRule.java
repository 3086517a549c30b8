package io.github.nmstate4j.validate;

import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.RouteMatch;
import io.github.nmstate4j.spi.NodeRule;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.List;

/// V24j, V24k: a wanted route leads over an interface that is there and speaks its family.
public final class RouteDeviceRule implements NodeRule {

    private static final Code CODE = Code.author("route.interface");

    @Override
    public String id() {
        return "route.interface";
    }

    @Override
    public List<Finding> check(MergedState state) {
        var findings = new Findings();
        PlacedRoute.all(state.desired()).filter(placed -> !placed.route().absent()).forEach(placed -> check(placed, state, findings));
        return findings.list();
    }

    private static void check(PlacedRoute placed, MergedState state, Findings findings) {
        var route = placed.route();
        var name = RouteMatch.device(route);
        var path = placed.path().key("next-hop-interface");
        var iface = state.kernel(name);
        var destination = route.destination().orElse("");
        if (iface.isEmpty()) {
            findings.error(
                    CODE,
                    path,
                    "The route to " + destination + " leads over " + name + ", which is neither on the node nor in the document. "
                            + Merge.whatThereIs(name, state.observation().state().interfaces()));
            return;
        }
        if (iface.get().state() == InterfaceState.ABSENT) {
            findings.error(
                    CODE, path, "The route to " + destination + " leads over " + name + ", which shall be absent. Remove one of the two.");
            return;
        }
        var v6 = RouteMatch.isV6(route);
        var base = iface.get().merged().base();
        var ip = v6 ? base.ipv6() : base.ipv4();
        if (iface.get().isUp() && !ip.map(IpSettings::isEnabled).orElse(false)) {
            findings.error(
                    CODE,
                    path,
                    "The route to " + destination + " needs IPv" + (v6 ? 6 : 4) + " on " + name + ", where it is disabled. Enable it there, or remove the route.");
        }
    }
}
