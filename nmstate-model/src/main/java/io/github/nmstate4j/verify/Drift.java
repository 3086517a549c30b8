package io.github.nmstate4j.verify;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.RouteMatch;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.Routes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which interfaces are not as the document wants them although their profiles may be. An interface is compared when it
/// is asked for: most of a change are activated anyway.
public final class Drift {

    private final MergedState state;
    private final InterfaceComparison comparison;
    private final Set<String> withoutTheirRoutes = new HashSet<>();
    private final Map<String, Boolean> known = new HashMap<>();

    public Drift(MergedState state) {
        this.state = state;
        this.comparison = new InterfaceComparison(state.current());
        for (var mismatch : RouteComparison.of(state, state.current())) {
            if (mismatch.path().steps().getLast() instanceof DocumentPath.Step.Index(int index)) {
                withoutTheirRoutes.addAll(devicesOf(state.desired().routes().flatMap(Routes::config).orElse(List.of()).get(index)));
            }
        }
    }

    /// Whether an interface of this name, or a route over it, is not as it shall be.
    public boolean of(String name) {
        return withoutTheirRoutes.contains(name) || known.computeIfAbsent(name, this::compared);
    }

    private boolean compared(String name) {
        return state.interfaces().called(name).filter(MergedInterface::named).anyMatch(comparison::differs);
    }

    private List<String> devicesOf(Route route) {
        if (!route.absent()) {
            return List.of(RouteMatch.device(route));
        }
        return state.current().routes().flatMap(Routes::config).orElse(List.of()).stream()
                .filter(other -> RouteMatch.means(route, other))
                .map(RouteMatch::device)
                .toList();
    }
}
