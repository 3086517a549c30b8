package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.handler.rtnetlink.KernelSnapshot;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.NetworkStateBuilder;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import java.util.Optional;

/// A node's state as far as the kernel knows it: interfaces with their addresses, routes and rules.
public final class KernelState {

    private KernelState() {}

    public static NetworkState of(KernelSnapshot kernel) {
        return NetworkStateBuilder.builder()
                .interfaces(new KernelInterfaces(kernel).all())
                .routes(Optional.of(new Routes(
                        Optional.of(KernelRoutes.running(kernel)),
                        Optional.of(KernelRoutes.config(kernel)),
                        Extras.none())))
                .routeRules(Optional.of(new RouteRules(Optional.of(KernelRoutes.rules(kernel)), Extras.none())))
                .extras(Extras.none())
                .build();
    }
}
