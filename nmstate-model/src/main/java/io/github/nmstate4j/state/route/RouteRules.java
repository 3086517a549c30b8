package io.github.nmstate4j.state.route;

import io.github.nmstate4j.document.Extras;
import java.util.List;
import java.util.Optional;

/// Routing rules; there is no `running` list.
public record RouteRules(Optional<List<RouteRule>> config, Extras extras) {}
