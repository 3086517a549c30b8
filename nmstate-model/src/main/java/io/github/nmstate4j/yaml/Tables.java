package io.github.nmstate4j.yaml;

import static io.github.nmstate4j.yaml.Scalars.ADDRESS;
import static io.github.nmstate4j.yaml.Scalars.I64;
import static io.github.nmstate4j.yaml.Scalars.MASK;
import static io.github.nmstate4j.yaml.Scalars.NETWORK;
import static io.github.nmstate4j.yaml.Scalars.TEXT;
import static io.github.nmstate4j.yaml.Scalars.U16;
import static io.github.nmstate4j.yaml.Scalars.U32;
import static io.github.nmstate4j.yaml.Scalars.list;
import static io.github.nmstate4j.yaml.Scalars.word;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.ovs.Ovn;
import io.github.nmstate4j.state.ovs.Ovn.BridgeMapping;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The document and its sections besides the interfaces.
final class Tables {

    private static final Table<Hostname> HOSTNAME = Table.of(t -> {
        var running = t.key("running", TEXT, Hostname::running);
        var config = t.key("config", TEXT, Hostname::config);
        t.extras(Hostname::extras);
        return row -> new Hostname(row.of(running), row.of(config), row.extras());
    });

    private static final Table<DnsConfig> DNS_CONFIG = Table.of(t -> {
        var server = t.key("server", list(ADDRESS), DnsConfig::server);
        var search = t.key("search", list(TEXT), DnsConfig::search);
        var options = t.key("options", list(TEXT), DnsConfig::options);
        t.extras(DnsConfig::extras);
        return row -> new DnsConfig(row.of(server), row.of(search), row.of(options), row.extras());
    });

    private static final Table<DnsResolver> DNS_RESOLVER = Table.of(t -> {
        var running = t.key("running", DNS_CONFIG, DnsResolver::running);
        var config = t.key("config", DNS_CONFIG, DnsResolver::config);
        t.extras(DnsResolver::extras);
        return row -> new DnsResolver(row.of(running), row.of(config), row.extras());
    });

    private static final Table<Route> ROUTE = Table.of(t -> {
        var absent = t.key("state", Sections.ABSENT, (Route route) -> route.absent() ? Optional.of(true) : Optional.empty());
        var destination = t.key("destination", NETWORK, Route::destination);
        var nextHopInterface = t.key("next-hop-interface", TEXT, Route::nextHopInterface);
        var nextHopAddress = t.key("next-hop-address", ADDRESS, Route::nextHopAddress);
        var metric = t.key("metric", I64, Route::metric);
        var tableId = t.key("table-id", U32, Route::tableId);
        var weight = t.key("weight", U16, Route::weight);
        var routeType = t.key("route-type", word(Route.Type.class), Route::routeType);
        var cwnd = t.key("cwnd", U32, Route::cwnd);
        var source = t.key("source", ADDRESS, Route::source);
        t.extras(Route::extras);
        return row -> new Route(
                row.of(absent).orElse(false),
                row.of(destination),
                row.of(nextHopInterface),
                row.of(nextHopAddress),
                row.of(metric),
                row.of(tableId),
                row.of(weight),
                row.of(routeType),
                row.of(cwnd),
                row.of(source),
                row.extras());
    });

    private static final Table<Routes> ROUTES = Table.of(t -> {
        var running = t.key("running", list(ROUTE), Routes::running);
        var config = t.key("config", list(ROUTE), Routes::config);
        t.extras(Routes::extras);
        return row -> new Routes(row.of(running), row.of(config), row.extras());
    });

    /// Some writers say that they do not know it, which is the same as saying nothing.
    private static final Codec<RouteRule.Family> FAMILY = new Codec<>() {

        private final Codec<RouteRule.Family> words = word(RouteRule.Family.class);

        @Override
        public Value schema(Schemas schemas, String name) {
            return Schemas.words(List.of("ipv4", "ipv6", "unknown"));
        }

        @Override
        public Optional<RouteRule.Family> read(Value value, Place place) {
            return value.equals(new Value.Text("unknown")) ? Optional.empty() : words.read(value, place);
        }

        @Override
        public Value write(RouteRule.Family family) {
            return words.write(family);
        }
    };

    private static final Table<RouteRule> ROUTE_RULE = Table.of(t -> {
        var absent = t.key("state", Sections.ABSENT, (RouteRule rule) -> rule.absent() ? Optional.of(true) : Optional.empty());
        var family = t.key("family", FAMILY, RouteRule::family);
        var ipFrom = t.key("ip-from", NETWORK, RouteRule::ipFrom);
        var ipTo = t.key("ip-to", NETWORK, RouteRule::ipTo);
        var priority = t.key("priority", I64, RouteRule::priority);
        var routeTable = t.key("route-table", U32, RouteRule::routeTable);
        var fwmark = t.key("fwmark", MASK, RouteRule::fwmark);
        var fwmask = t.key("fwmask", MASK, RouteRule::fwmask);
        var action = t.key("action", word(Route.Type.class), RouteRule::action);
        var iif = t.key("iif", TEXT, RouteRule::iif);
        var suppress =
                t.key("suppress-prefix-length", U32, RouteRule::suppressPrefixLength, "suppress_prefixlength");
        t.extras(RouteRule::extras);
        return row -> new RouteRule(
                row.of(absent).orElse(false),
                row.of(family),
                row.of(ipFrom),
                row.of(ipTo),
                row.of(priority),
                row.of(routeTable),
                row.of(fwmark),
                row.of(fwmask),
                row.of(action),
                row.of(iif),
                row.of(suppress),
                row.extras());
    });

    private static final Table<RouteRules> ROUTE_RULES = Table.of(t -> {
        var config = t.key("config", list(ROUTE_RULE), RouteRules::config);
        t.extras(RouteRules::extras);
        return row -> new RouteRules(row.of(config), row.extras());
    });

    private static final Table<BridgeMapping> BRIDGE_MAPPING = Table.of(t -> {
        var localnet = t.mandatory("localnet", TEXT, BridgeMapping::localnet);
        var absent = t.key(
                "state",
                word(Map.of("absent", true), Map.of("present", false)),
                (BridgeMapping mapping) -> Optional.of(mapping.absent()).filter(gone -> gone));
        var bridge = t.key("bridge", TEXT, BridgeMapping::bridge);
        t.extras(BridgeMapping::extras);
        return row -> new BridgeMapping(
                row.must(localnet, ""), row.of(absent).orElse(false), row.of(bridge), row.extras());
    });

    private static final Table<Ovn> OVN = Table.of(t -> {
        var mappings = t.key("bridge-mappings", list(BRIDGE_MAPPING), Ovn::bridgeMappings);
        t.extras(Ovn::extras);
        return row -> new Ovn(row.of(mappings), row.extras());
    });

    static final Table<NetworkState> NETWORK_STATE = Table.of(t -> {
        var description = t.key("description", TEXT, NetworkState::description);
        var hostname = t.key("hostname", HOSTNAME, NetworkState::hostname);
        var dnsResolver = t.key("dns-resolver", DNS_RESOLVER, NetworkState::dnsResolver);
        var routeRules = t.key("route-rules", ROUTE_RULES, NetworkState::routeRules);
        var routes = t.key("routes", ROUTES, NetworkState::routes);
        var interfaces = t.always("interfaces", list(Interfaces.ANY), NetworkState::interfaces);
        var ovsDb = t.key("ovs-db", Sections.OVS_DB, NetworkState::ovsDb);
        var ovn = t.key("ovn", OVN, NetworkState::ovn);
        t.extras(NetworkState::extras);
        return row -> new NetworkState(
                row.of(description),
                row.of(hostname),
                row.of(dnsResolver),
                row.of(routeRules),
                row.of(routes),
                row.of(interfaces).orElse(List.of()),
                row.of(ovsDb),
                row.of(ovn),
                row.extras());
    });

    private Tables() {}
}
