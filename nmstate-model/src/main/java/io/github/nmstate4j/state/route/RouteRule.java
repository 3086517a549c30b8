package io.github.nmstate4j.state.route;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// A routing rule. Priority -1 means "not given" (one from 30000 on is chosen), table 0 likewise.
@RecordBuilder
public record RouteRule(
        boolean absent,
        Optional<Family> family,
        Optional<String> ipFrom,
        Optional<String> ipTo,
        Optional<Long> priority,
        Optional<Long> routeTable,
        Optional<Long> fwmark,
        Optional<Long> fwmask,
        Optional<Route.Type> action,
        Optional<String> iif,
        Optional<Long> suppressPrefixLength,
        Extras extras)
        implements RouteRuleBuilder.With {

    public enum Family {
        IPV4,
        IPV6
    }
}
