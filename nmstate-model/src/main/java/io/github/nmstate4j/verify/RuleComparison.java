package io.github.nmstate4j.verify;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.RuleMatch;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRules;
import java.util.ArrayList;
import java.util.List;

/// Compares routing rules, as [RouteComparison] does with routes. A priority that was left to be chosen is not compared.
final class RuleComparison {

    private RuleComparison() {}

    static List<Mismatch> of(MergedState merged, NetworkState observed) {
        var config = merged.desired().routeRules().flatMap(RouteRules::config).orElse(List.of());
        var there = observed.routeRules().flatMap(RouteRules::config).orElse(List.of()).stream()
                .filter(rule -> !isForIgnored(rule, merged))
                .toList();
        var mismatches = new ArrayList<Mismatch>();
        for (int i = 0; i < config.size(); i++) {
            var entry = config.get(i);
            var path = DocumentPath.of("route-rules", "config").index(i);
            if (entry.absent()) {
                there.stream()
                        .filter(rule -> RuleMatch.means(entry, rule))
                        .filter(rule -> config.stream().noneMatch(other -> !other.absent() && RuleMatch.means(other, rule)))
                        .findFirst()
                        .ifPresent(rule -> mismatches.add(new Mismatch(path, "no such rule", text(rule))));
            } else if (!isForIgnored(entry, merged) && there.stream().noneMatch(rule -> RuleMatch.means(entry, rule))) {
                mismatches.add(new Mismatch(path, text(entry), "none"));
            }
        }
        return mismatches;
    }

    private static boolean isForIgnored(RouteRule rule, MergedState merged) {
        return rule.iif()
                .flatMap(merged::kernel)
                .map(MergedInterface::state)
                .filter(InterfaceState.IGNORE::equals)
                .isPresent();
    }

    private static String text(RouteRule rule) {
        var text = new StringBuilder("a rule");
        RuleMatch.priority(rule).ifPresent(priority -> text.append(" of priority ").append(priority));
        rule.ipFrom().filter(from -> !from.isEmpty()).ifPresent(from -> text.append(" from ").append(from));
        rule.ipTo().filter(to -> !to.isEmpty()).ifPresent(to -> text.append(" to ").append(to));
        RuleMatch.table(rule).ifPresent(table -> text.append(" for table ").append(table));
        return text.toString();
    }
}
