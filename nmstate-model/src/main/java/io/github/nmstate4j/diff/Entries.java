package io.github.nmstate4j.diff;

import io.github.nmstate4j.merge.RouteMatch;
import io.github.nmstate4j.merge.RuleMatch;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteRule;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Routes or routing rules of a document beside those of a node.
record Entries<E>(Predicate<E> isAbsent, UnaryOperator<E> absent, BiPredicate<E, E> means) {

    static final Entries<Route> ROUTES = new Entries<>(Route::absent, route -> route.withAbsent(true), RouteMatch::means);
    static final Entries<RouteRule> RULES = new Entries<>(RouteRule::absent, rule -> rule.withAbsent(true), RuleMatch::means);

    /// Entries that remove something, and wanted ones that are not there or are among what those remove.
    List<E> changing(List<E> config, List<E> there) {
        var removing = config.stream()
                .filter(isAbsent)
                .filter(entry -> there.stream().anyMatch(one -> means.test(entry, one) && !isWanted(config, one)))
                .toList();
        return config.stream()
                .filter(entry -> isAbsent.test(entry)
                        ? removing.contains(entry)
                        : there.stream().noneMatch(one -> means.test(entry, one))
                                || there.stream()
                                        .filter(one -> means.test(entry, one))
                                        .anyMatch(one -> removing.stream().anyMatch(other -> means.test(other, one))))
                .toList();
    }

    /// Of what is there what the document removes.
    List<E> removed(List<E> config, List<E> there) {
        return there.stream()
                .filter(one -> config.stream().anyMatch(entry -> isAbsent.test(entry) && means.test(entry, one)))
                .filter(one -> !isWanted(config, one))
                .toList();
    }

    /// Entries that remove what the document adds.
    List<E> undoingAdditions(List<E> config, List<E> there) {
        return config.stream()
                .filter(isAbsent.negate())
                .filter(entry -> there.stream().noneMatch(one -> means.test(entry, one)))
                .map(absent)
                .toList();
    }

    private boolean isWanted(List<E> config, E one) {
        return config.stream().anyMatch(entry -> !isAbsent.test(entry) && means.test(entry, one));
    }
}
