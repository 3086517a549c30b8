package io.github.nmstate4j.plan;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.merge.RouteMatch;
import io.github.nmstate4j.merge.RuleMatch;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRuleBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Routing rules as a profile holds them: `routing-rules` of either family.
final class ProfileRules {

    static final String KEY = "routing-rules";

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final Map<Route.Type, Integer> ACTIONS =
            Map.of(Route.Type.BLACKHOLE, 6, Route.Type.UNREACHABLE, 7, Route.Type.PROHIBIT, 8);

    /// A rule with its entry, which may carry attributes that no document can say.
    record Entry(RouteRule rule, Map<String, SettingValue> data) {}

    private ProfileRules() {}

    static String family(RouteRule rule) {
        return RuleMatch.family(rule).filter(RouteRule.Family.IPV6::equals).isPresent() ? "ipv6" : "ipv4";
    }

    static List<Entry> of(Profile profile, String family) {
        return profile.value(family, KEY)
                .map(value -> value instanceof SettingValue.DictList list ? list.items() : List.<Map<String, SettingValue>>of())
                .orElse(List.of())
                .stream()
                .map(data -> new Entry(rule(data, family), data))
                .toList();
    }

    private static RouteRule rule(Map<String, SettingValue> data, String family) {
        return RouteRuleBuilder.builder()
                .family(Optional.of(family.equals("ipv6") ? RouteRule.Family.IPV6 : RouteRule.Family.IPV4))
                .ipFrom(network(data, "from"))
                .ipTo(network(data, "to"))
                .priority(Dicts.number(data, "priority"))
                .routeTable(Dicts.number(data, "table"))
                .fwmark(Dicts.number(data, "fwmark"))
                .fwmask(Dicts.number(data, "fwmask"))
                .iif(Dicts.text(data, "iifname"))
                .action(action(data))
                .suppressPrefixLength(Dicts.number(data, "suppress-prefixlength").filter(length -> length >= 0))
                .extras(Extras.none())
                .build();
    }

    private static Optional<String> network(Map<String, SettingValue> data, String key) {
        return Dicts.text(data, key)
                .map(address -> RouteMatch.network(address + "/" + Dicts.number(data, key + "-len").orElse(0L)));
    }

    private static Optional<Route.Type> action(Map<String, SettingValue> data) {
        return Dicts.number(data, "action").flatMap(number -> ACTIONS.entrySet().stream()
                .filter(entry -> entry.getValue() == number.intValue())
                .map(Map.Entry::getKey)
                .findFirst());
    }

    static Map<String, SettingValue> data(RouteRule rule, long priority) {
        var data = new LinkedHashMap<String, SettingValue>();
        data.put("family", new SettingValue.Int32(family(rule).equals("ipv6") ? AF_INET6 : AF_INET));
        data.put("priority", new SettingValue.UInt32(priority));
        network(data, "from", rule.ipFrom());
        network(data, "to", rule.ipTo());
        data.put("table", new SettingValue.UInt32(RuleMatch.table(rule).orElse(Route.MAIN_TABLE)));
        rule.fwmark().ifPresent(mark -> data.put("fwmark", new SettingValue.UInt32(mark)));
        rule.fwmask().ifPresent(mask -> data.put("fwmask", new SettingValue.UInt32(mask)));
        rule.iif().filter(name -> !name.isEmpty()).ifPresent(name -> data.put("iifname", SettingValue.of(name)));
        rule.action().map(ACTIONS::get).ifPresent(action -> data.put("action", new SettingValue.UInt8(action)));
        rule.suppressPrefixLength()
                .ifPresent(length -> data.put("suppress-prefixlength", new SettingValue.Int32(length.intValue())));
        return data;
    }

    private static void network(Map<String, SettingValue> data, String key, Optional<String> network) {
        network.filter(text -> !text.isEmpty()).map(text -> RouteMatch.network(text).split("/", -1)).ifPresent(parts -> {
            data.put(key, SettingValue.of(parts[0]));
            data.put(key + "-len", new SettingValue.UInt8(Integer.parseInt(parts[1])));
        });
    }
}
