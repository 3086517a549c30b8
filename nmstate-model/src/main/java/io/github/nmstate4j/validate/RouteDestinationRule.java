package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.ip.IpText;
import io.github.nmstate4j.state.route.Route;
import java.util.List;

/// V24c, V24d, V24e: a wanted route goes to a network; an entry that removes routes may leave it open.
public final class RouteDestinationRule implements DocumentRule {

    private static final Code CODE = Code.author("route.destination");
    private static final int CLASS_A = 8;

    @Override
    public String id() {
        return "route.destination";
    }

    @Override
    public List<Finding> check(NetworkState desired) {
        var findings = new Findings();
        PlacedRoute.all(desired).forEach(placed -> {
            var route = placed.route();
            var path = placed.path().key("destination");
            var given = route.destination().filter(text -> !text.isEmpty());
            if (given.isPresent()) {
                destination(given.get(), route, path, findings);
            } else if (!route.absent()) {
                findings.error(CODE, path, "A route needs a destination. Give one like 198.51.100.0/24; 0.0.0.0/0 or ::/0 is the default route.");
            }
        });
        return findings.list();
    }

    private static void destination(String text, Route route, DocumentPath path, Findings findings) {
        var network = IpText.network(text);
        if (network.isEmpty()) {
            findings.error(CODE, path, Networks.wrong(text));
            return;
        }
        var prefix = Integer.parseInt(network.get().substring(network.get().indexOf('/') + 1));
        if (route.routeType().isEmpty() && !IpText.isV6(text) && network.get().startsWith("0.") && prefix >= CLASS_A) {
            findings.error(CODE, path, text + " is in 0.0.0.0/8, where nothing can be sent. Use 0.0.0.0/0 for the default route.");
        }
    }
}
