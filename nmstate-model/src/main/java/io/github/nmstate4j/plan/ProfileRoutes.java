package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.merge.RouteMatch;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.ip.IpText;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteBuilder;
import io.github.nmstate4j.state.route.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The routes of one interface as its profile holds them. A profile holds the complete list: what it has, without what the
/// document makes absent, with what the document adds.
final class ProfileRoutes {

    /// A route with its entry, which may carry attributes that no document can say.
    private record Entry(Route route, Map<String, SettingValue> data) {}

    private final List<Route> unwanted;
    private final Map<String, List<Route>> wantedByDevice;
    private final Map<String, List<Route>> kernelByDevice;

    ProfileRoutes(MergedState state) {
        var config = state.desired().routes().flatMap(Routes::config).orElse(List.of());
        unwanted = config.stream().filter(Route::absent).toList();
        wantedByDevice = byDevice(config.stream().filter(route -> !route.absent()));
        kernelByDevice = byDevice(state.observation().state().routes().flatMap(Routes::config).orElse(List.of()).stream());
    }

    private static Map<String, List<Route>> byDevice(Stream<Route> routes) {
        return routes.collect(Collectors.groupingBy(RouteMatch::device));
    }

    private static List<Route> of(Map<String, List<Route>> byDevice, String iface, boolean v6) {
        return byDevice.getOrDefault(iface, List.of()).stream().filter(route -> RouteMatch.isV6(route) == v6).toList();
    }

    /// The list to write; empty when the document has no say in it and a profile holds it already.
    Optional<List<Map<String, SettingValue>>> of(String iface, String family, Optional<Profile> stored) {
        var v6 = family.equals("ipv6");
        var kernel = of(kernelByDevice, iface, v6);
        var entries = new ArrayList<>(stored.isPresent()
                ? parse(stored.get(), family, iface)
                : kernel.stream().map(route -> new Entry(route, data(route))).toList());
        boolean concerned = stored.isEmpty() && !entries.isEmpty();
        concerned |= entries.removeIf(entry -> unwanted.stream().anyMatch(route -> RouteMatch.means(route, entry.route())));
        var wanted = of(wantedByDevice, iface, v6);
        for (var route : wanted) {
            if (entries.stream().noneMatch(entry -> RouteMatch.sameWay(route, entry.route()) && RouteMatch.means(route, entry.route()))) {
                entries.removeIf(entry -> RouteMatch.sameWay(route, entry.route())
                        && wanted.stream().noneMatch(other -> RouteMatch.means(other, entry.route())));
                entries.add(new Entry(route, data(route)));
                concerned = true;
            }
        }
        return concerned ? Optional.of(entries.stream().map(Entry::data).toList()) : Optional.empty();
    }

    private static List<Entry> parse(Profile profile, String family, String iface) {
        return profile.value(family, "route-data")
                .map(value -> value instanceof SettingValue.DictList list ? list.items() : List.<Map<String, SettingValue>>of())
                .orElse(List.of())
                .stream()
                .map(data -> new Entry(route(data, iface), data))
                .toList();
    }

    private static Route route(Map<String, SettingValue> data, String iface) {
        var type = Dicts.text(data, "type").flatMap(ProfileRoutes::type);
        return RouteBuilder.builder()
                .destination(Dicts.text(data, "dest").map(dest -> RouteMatch.network(dest + "/" + Dicts.number(data, "prefix").orElse(0L))))
                .nextHopInterface(Optional.of(iface))
                .nextHopAddress(Dicts.text(data, "next-hop"))
                .metric(Dicts.number(data, "metric"))
                .tableId(Dicts.number(data, "table"))
                .weight(Dicts.number(data, "weight").map(Long::intValue))
                .routeType(type)
                .cwnd(Dicts.number(data, "cwnd"))
                .source(Dicts.text(data, "src"))
                .extras(Extras.none())
                .build();
    }

    private static Map<String, SettingValue> data(Route route) {
        var data = new LinkedHashMap<String, SettingValue>();
        var network = RouteMatch.network(route.destination().orElse("")).split("/", -1);
        data.put("dest", SettingValue.of(network[0]));
        data.put("prefix", new SettingValue.UInt32(network.length > 1 ? Long.parseLong(network[1]) : 0));
        route.nextHopAddress().filter(a -> !a.isEmpty()).ifPresent(a -> data.put("next-hop", SettingValue.of(IpText.normal(a))));
        route.metric().filter(m -> m >= 0).ifPresent(m -> data.put("metric", new SettingValue.UInt32(m)));
        route.tableId().filter(t -> t != 0).ifPresent(t -> data.put("table", new SettingValue.UInt32(t)));
        route.weight().ifPresent(w -> data.put("weight", new SettingValue.UInt32(w)));
        route.routeType().ifPresent(t -> data.put("type", SettingValue.of(t.name().toLowerCase(Locale.ROOT))));
        route.cwnd().ifPresent(c -> {
            data.put("cwnd", new SettingValue.UInt32(c));
            data.put("lock-cwnd", SettingValue.of(true));
        });
        route.source().ifPresent(s -> data.put("src", SettingValue.of(IpText.normal(s))));
        return data;
    }

    private static Optional<Route.Type> type(String word) {
        return switch (word) {
            case "blackhole" -> Optional.of(Route.Type.BLACKHOLE);
            case "unreachable" -> Optional.of(Route.Type.UNREACHABLE);
            case "prohibit" -> Optional.of(Route.Type.PROHIBIT);
            default -> Optional.empty();
        };
    }
}
