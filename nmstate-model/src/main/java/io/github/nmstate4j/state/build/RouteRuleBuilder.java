package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteRule;
import java.util.Optional;

/// A routing rule.
public final class RouteRuleBuilder {

    private RouteRule rule = new RouteRule(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Extras.none());

    RouteRuleBuilder() {}

    RouteRule build() {
        return rule;
    }

    /// All rules that match what else is given are removed.
    public RouteRuleBuilder absent() {
        rule = rule.withAbsent(true);
        return this;
    }

    public RouteRuleBuilder family(RouteRule.Family family) {
        rule = rule.withFamily(Optional.of(family));
        return this;
    }

    public RouteRuleBuilder ipFrom(String ipFrom) {
        rule = rule.withIpFrom(Optional.of(ipFrom));
        return this;
    }

    public RouteRuleBuilder ipTo(String ipTo) {
        rule = rule.withIpTo(Optional.of(ipTo));
        return this;
    }

    public RouteRuleBuilder priority(long priority) {
        rule = rule.withPriority(Optional.of(priority));
        return this;
    }

    public RouteRuleBuilder routeTable(long routeTable) {
        rule = rule.withRouteTable(Optional.of(routeTable));
        return this;
    }

    public RouteRuleBuilder fwmark(long fwmark) {
        rule = rule.withFwmark(Optional.of(fwmark));
        return this;
    }

    public RouteRuleBuilder fwmask(long fwmask) {
        rule = rule.withFwmask(Optional.of(fwmask));
        return this;
    }

    public RouteRuleBuilder action(Route.Type action) {
        rule = rule.withAction(Optional.of(action));
        return this;
    }

    public RouteRuleBuilder iif(String iif) {
        rule = rule.withIif(Optional.of(iif));
        return this;
    }

    public RouteRuleBuilder suppressPrefixLength(long suppressPrefixLength) {
        rule = rule.withSuppressPrefixLength(Optional.of(suppressPrefixLength));
        return this;
    }
}
