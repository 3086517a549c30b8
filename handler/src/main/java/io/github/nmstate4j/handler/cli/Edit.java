package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.state.NetworkState;
import java.util.Optional;

/// What somebody changed in a text that showed a whole node. What they left is not asked for: it may have changed by
/// itself since, and may be something that is shown and cannot be applied.
final class Edit {

    private Edit() {}

    /// Interfaces and sections that are new or not as they were. What was taken out of the text is left as it is.
    static NetworkState of(NetworkState before, NetworkState after) {
        return after.withInterfaces(after.interfaces().stream()
                        .filter(iface -> !before.interfaces().contains(iface))
                        .toList())
                .withHostname(changed(before.hostname(), after.hostname()))
                .withDnsResolver(changed(before.dnsResolver(), after.dnsResolver()))
                .withRouteRules(changed(before.routeRules(), after.routeRules()))
                .withRoutes(changed(before.routes(), after.routes()))
                .withOvsDb(changed(before.ovsDb(), after.ovsDb()))
                .withOvn(changed(before.ovn(), after.ovn()));
    }

    private static <T> Optional<T> changed(Optional<T> before, Optional<T> after) {
        return after.filter(section -> !before.equals(Optional.of(section)));
    }
}
