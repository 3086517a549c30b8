package io.github.nmstate4j.merge;

import io.github.nmstate4j.state.ip.IpText;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteRule;
import java.util.Optional;

/// When an entry of the document means a routing rule of the node.
public final class RuleMatch {

    private RuleMatch() {}

    /// Everything the entry gives is so in the rule; what it leaves out does not matter. In an entry that removes rules an
    /// empty network means rules without it.
    public static boolean means(RouteRule entry, RouteRule rule) {
        return network(entry.ipFrom(), rule.ipFrom(), entry.absent())
                && network(entry.ipTo(), rule.ipTo(), entry.absent())
                && (family(entry).isEmpty() || family(rule).isEmpty() || family(entry).equals(family(rule)))
                && priority(entry, rule)
                && given(table(entry), table(rule))
                && given(entry.fwmark(), Optional.of(rule.fwmark().orElse(0L)))
                && given(entry.fwmask(), Optional.of(rule.fwmask().orElse(0L)))
                && given(entry.iif().filter(name -> !name.isEmpty()), rule.iif())
                && given(entry.action(), rule.action())
                && given(entry.suppressPrefixLength(), rule.suppressPrefixLength());
    }

    /// The family it says, or that of its networks.
    public static Optional<RouteRule.Family> family(RouteRule rule) {
        return rule.family()
                .or(() -> rule.ipFrom()
                        .filter(text -> !text.isEmpty())
                        .or(() -> rule.ipTo().filter(text -> !text.isEmpty()))
                        .map(text -> IpText.isV6(text) ? RouteRule.Family.IPV6 : RouteRule.Family.IPV4));
    }

    /// The table it leads to: a wanted rule without table and action leads to the main one.
    public static Optional<Long> table(RouteRule rule) {
        var given = rule.routeTable().filter(table -> table != 0);
        return given.isPresent() || rule.absent() || rule.action().isPresent() ? given : Optional.of(Route.MAIN_TABLE);
    }

    /// The priority it asks for; empty when one is to be chosen.
    public static Optional<Long> priority(RouteRule rule) {
        return rule.priority().filter(priority -> priority >= 0);
    }

    private static boolean priority(RouteRule entry, RouteRule rule) {
        return given(priority(entry), Optional.of(rule.priority().orElse(0L)));
    }

    private static boolean network(Optional<String> entry, Optional<String> rule, boolean emptyMeansNone) {
        var there = rule.filter(text -> !text.isEmpty()).map(RouteMatch::network);
        return entry.isEmpty()
                || (entry.get().isEmpty() ? !emptyMeansNone || there.isEmpty() : there.equals(entry.map(RouteMatch::network)));
    }

    private static <T> boolean given(Optional<T> wanted, Optional<T> found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
