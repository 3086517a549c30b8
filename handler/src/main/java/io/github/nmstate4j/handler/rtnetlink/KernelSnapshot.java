package io.github.nmstate4j.handler.rtnetlink;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the kernel had at one moment. Links are in the order of their index.
///
/// @param drivers what drivers tell, by the index of the link
public record KernelSnapshot(
        List<Link> links,
        List<InterfaceAddress> addresses,
        List<KernelRoute> routes,
        List<KernelRule> rules,
        List<BridgeVlan> bridgeVlans,
        Map<Integer, DriverFacts> drivers) {

    public KernelSnapshot {
        links = List.copyOf(links);
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
        bridgeVlans = List.copyOf(bridgeVlans);
        drivers = Map.copyOf(drivers);
    }

    /// With drivers that tell nothing.
    public KernelSnapshot(
            List<Link> links,
            List<InterfaceAddress> addresses,
            List<KernelRoute> routes,
            List<KernelRule> rules,
            List<BridgeVlan> bridgeVlans) {
        this(links, addresses, routes, rules, bridgeVlans, Map.of());
    }

    public static KernelSnapshot empty() {
        return new KernelSnapshot(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public Optional<Link> link(int index) {
        return links.stream().filter(link -> link.index() == index).findFirst();
    }

    public Optional<Link> link(String name) {
        return links.stream().filter(link -> link.name().equals(name)).findFirst();
    }
}
