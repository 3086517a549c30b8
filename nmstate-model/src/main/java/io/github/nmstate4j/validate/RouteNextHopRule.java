package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.ip.IpText;
import io.github.nmstate4j.state.route.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// V24a, V24b, V24f: where a route leads: to an interface, or nowhere.
public final class RouteNextHopRule implements DocumentRule {

    private static final Code NOWHERE = Code.author("route.leads-nowhere");
    private static final Code NO_INTERFACE = Code.author("route.no-interface");
    private static final Code NO_ADDRESS = Code.author("route.no-address");

    @Override
    public String id() {
        return "route.next-hop";
    }

    @Override
    public List<Finding> check(NetworkState desired) {
        var findings = new Findings();
        PlacedRoute.all(desired).forEach(placed -> {
            var route = placed.route();
            address(route.nextHopAddress(), route.absent(), placed.path().key("next-hop-address"), findings);
            address(route.source(), false, placed.path().key("source"), findings);
            if (!route.absent()) {
                wanted(route, placed.path(), findings);
            }
        });
        return findings.list();
    }

    private static void address(Optional<String> given, boolean emptyMeansNone, DocumentPath path, Findings findings) {
        given.filter(text -> !IpText.isAddress(text))
                .filter(text -> !(emptyMeansNone && text.isEmpty()))
                .ifPresent(text -> findings.error(
                        NO_ADDRESS, path, "`" + text + "` is not an IP address. Write it like 192.0.2.1 or 2001:db8::1."));
    }

    private static void wanted(Route route, DocumentPath path, Findings findings) {
        var device = route.nextHopInterface().filter(name -> !name.isEmpty());
        if (route.routeType().isEmpty()) {
            if (device.isEmpty()) {
                findings.error(
                        NO_INTERFACE,
                        path,
                        "The route to " + route.destination().orElse("") + " names no interface. Add next-hop-interface, or a route-type for a route that leads nowhere.");
            }
            return;
        }
        var type = route.routeType().get().name().toLowerCase(Locale.ROOT);
        device.filter(name -> !name.equals("lo"))
                .ifPresent(name -> findings.error(
                        NOWHERE, path.key("next-hop-interface"), "A " + type + " route leads nowhere, so not to " + name + ". Leave next-hop-interface out."));
        route.nextHopAddress()
                .ifPresent(address -> findings.error(
                        NOWHERE, path.key("next-hop-address"), "A " + type + " route leads nowhere, so not to " + address + ". Leave next-hop-address out."));
    }
}
