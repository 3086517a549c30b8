package io.github.nmstate4j.diff;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.BondMode;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import io.github.nmstate4j.verify.ComparedPair;
import io.github.nmstate4j.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a desired state changes on a node. `state` is the part of it that is not so yet: applied to the same node it does
/// the same. `changes` are the values one by one; routes and rules are only in `state`.
public record StateDiff(NetworkState state, List<Change> changes) {

    public StateDiff {
        changes = List.copyOf(changes);
    }

    /// Of a merge without errors.
    public static StateDiff of(MergedState merged) {
        var difference = new Difference();
        var desired = merged.desired();
        var current = merged.current();
        var interfaces = new ArrayList<NetworkInterface>();
        merged.named().forEach(iface -> changed(iface, difference).ifPresent(interfaces::add));
        var state = desired.withDescription(desired.description().filter(text -> !current.description().equals(Optional.of(text))))
                .withHostname(hostname(desired.hostname(), current.hostname()))
                .withDnsResolver(dns(merged))
                .withRouteRules(rules(desired, current))
                .withRoutes(routes(desired, current))
                .withInterfaces(interfaces)
                .withOvsDb(desired.ovsDb().filter(db -> Switch.changes(db, current)))
                .withOvn(desired.ovn().filter(ovn -> Switch.changes(ovn, current)));
        return new StateDiff(state, difference.changes());
    }

    private static Optional<NetworkInterface> changed(MergedInterface iface, Difference difference) {
        var wanted = iface.wanted().orElseThrow();
        var path = DocumentPath.of(iface.name());
        var found = iface.current()
                .map(there -> ComparedPair.inTheWordsOf(wanted, there))
                .filter(there -> there.getClass().equals(wanted.getClass()));
        return switch (wanted.state()) {
            case IGNORE, UNKNOWN -> Optional.empty();
            // Hardware stays: without a profile it is down.
            case ABSENT -> iface.current().filter(there -> there.type().virtual() || there.state() != InterfaceState.DOWN).map(there -> {
                difference.add(path.key("state"), there.state(), wanted.state());
                return wanted;
            });
            case UP, DOWN -> found.isPresent()
                    ? difference.of(path, wanted, ComparedPair.of(iface, wanted, withoutOptionsOfAnotherMode(found.get(), wanted)))
                    : Optional.of(wanted).map(made -> {
                        difference.add(path, iface.current().<Object>map(NetworkInterface::type).orElse("none"), made.type());
                        return made;
                    });
        };
    }

    /// Another mode starts without options, so those given are all needed.
    private static NetworkInterface withoutOptionsOfAnotherMode(NetworkInterface found, NetworkInterface wanted) {
        return found instanceof BondInterface there
                        && wanted instanceof BondInterface bond
                        && mode(bond).filter(mode -> !mode(there).equals(Optional.of(mode))).isPresent()
                ? there.withBond(there.bond().map(b -> b.withOptions(Optional.empty())))
                : found;
    }

    private static Optional<BondMode> mode(BondInterface bond) {
        return bond.bond().flatMap(BondInterface.Bond::mode);
    }

    private static Optional<Hostname> hostname(Optional<Hostname> desired, Optional<Hostname> current) {
        return desired.map(wanted -> new Hostname(
                        wanted.running().filter(name -> !current.flatMap(Hostname::running).equals(Optional.of(name))),
                        wanted.config().filter(name -> !name.equals(current.flatMap(Hostname::config).orElse(""))),
                        wanted.extras()))
                .filter(wanted -> wanted.running().isPresent() || wanted.config().isPresent());
    }

    /// The whole configuration when anything of it changes: left-out lists mean "keep" there as well.
    private static Optional<DnsResolver> dns(MergedState merged) {
        return merged.desired().dnsResolver()
                .filter(wanted -> Verifier.compare(merged, merged.current()).stream()
                        .anyMatch(mismatch -> mismatch.path().toString().startsWith("dns-resolver")))
                .map(wanted -> new DnsResolver(Optional.empty(), wanted.config(), wanted.extras()));
    }

    private static Optional<Routes> routes(NetworkState desired, NetworkState current) {
        var part = Entries.ROUTES.changing(
                desired.routes().flatMap(Routes::config).orElse(List.of()),
                current.routes().flatMap(Routes::config).orElse(List.of()));
        return part.isEmpty() ? Optional.empty() : Optional.of(new Routes(Optional.empty(), Optional.of(part), Extras.none()));
    }

    private static Optional<RouteRules> rules(NetworkState desired, NetworkState current) {
        var part = Entries.RULES.changing(
                desired.routeRules().flatMap(RouteRules::config).orElse(List.of()),
                current.routeRules().flatMap(RouteRules::config).orElse(List.of()));
        return part.isEmpty() ? Optional.empty() : Optional.of(new RouteRules(Optional.of(part), Extras.none()));
    }
}
