package io.github.nmstate4j.handler.probe;

import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.Reachability;
import io.github.nmstate4j.state.NetworkState;

/// An address family, with what tells its default route.
public enum Family {
    IPV4("IPv4", "0.0.0.0/0"),
    IPV6("IPv6", "::/0");

    private final String title;
    private final String everywhere;

    Family(String title, String everywhere) {
        this.title = title;
        this.everywhere = everywhere;
    }

    boolean isGivenUpBy(NetworkState desired, Observation before) {
        return switch (this) {
            case IPV4 -> Reachability.givesUpIpv4DefaultRoute(desired, before);
            case IPV6 -> Reachability.givesUpIpv6DefaultRoute(desired, before);
        };
    }

    public String title() {
        return title;
    }

    String everywhere() {
        return everywhere;
    }
}
