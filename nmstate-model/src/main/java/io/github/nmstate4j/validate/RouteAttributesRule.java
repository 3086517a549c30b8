package io.github.nmstate4j.validate;

import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.ip.IpText;
import java.util.List;

/// V24g, V24h, V24i: weight and congestion window of a route.
public final class RouteAttributesRule implements DocumentRule {

    private static final Code WEIGHT = Code.author("route.weight");
    private static final Code CWND = Code.author("route.cwnd");
    private static final int HEAVIEST = 256;

    @Override
    public String id() {
        return "route.attributes";
    }

    @Override
    public List<Finding> check(NetworkState desired) {
        var findings = new Findings();
        PlacedRoute.all(desired).forEach(placed -> {
            var route = placed.route();
            route.weight().ifPresent(weight -> {
                if (weight < 1 || weight > HEAVIEST) {
                    findings.error(WEIGHT, placed.path().key("weight"), "The weight is " + weight + ". Give 1 to " + HEAVIEST + ".");
                } else if (IpText.isV6(route.destination().orElse(""))) {
                    findings.error(WEIGHT, placed.path().key("weight"), "Only IPv4 routes can have a weight (" + weight + "). Leave it out.");
                }
            });
            route.cwnd()
                    .filter(cwnd -> cwnd == 0)
                    .ifPresent(cwnd -> findings.error(
                            CWND, placed.path().key("cwnd"), "A congestion window of 0 lets nothing through. Give at least 1, or leave it out."));
        });
        return findings.list();
    }
}
