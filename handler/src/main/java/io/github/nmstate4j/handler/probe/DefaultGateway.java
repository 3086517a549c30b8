package io.github.nmstate4j.handler.probe;

import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.Routes;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A default gateway of the main table answers an echo.
public final class DefaultGateway implements Probe {

    private final Family family;
    private final Echo echo;

    public DefaultGateway(Family family, Echo echo) {
        this.family = family;
        this.echo = echo;
    }

    @Override
    public String name() {
        return "default gateway (" + family.title() + ")";
    }

    @Override
    public boolean isGivenUpBy(NetworkState desired, Observation before) {
        return family.isGivenUpBy(desired, before);
    }

    @Override
    public Optional<String> failure(Observation now, Duration within) {
        var gateways = gateways(now);
        if (gateways.isEmpty()) {
            return Optional.of("there is no default route");
        }
        var silent = new ArrayList<String>();
        for (var gateway : gateways) {
            var why = silence(gateway, within.dividedBy(gateways.size()));
            if (why.isEmpty()) {
                return Optional.empty();
            }
            silent.add(why.get());
        }
        return Optional.of(String.join(", ", silent));
    }

    private Optional<String> silence(Gateway gateway, Duration within) {
        try {
            return echo.answers(InetAddress.ofLiteral(gateway.address()), gateway.interfaceName(), within)
                    ? Optional.empty()
                    : Optional.of(gateway + " does not answer");
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(gateway + ": " + e.getMessage());
        }
    }

    private List<Gateway> gateways(Observation now) {
        return now.state().routes().flatMap(Routes::running).orElse(List.of()).stream()
                .filter(route -> route.destination().filter(family.everywhere()::equals).isPresent())
                .filter(route -> route.tableId().orElse(Route.MAIN_TABLE) == Route.MAIN_TABLE)
                .flatMap(route -> route.nextHopAddress().stream().flatMap(address ->
                        route.nextHopInterface().stream().map(name -> new Gateway(address, name))))
                .distinct()
                .toList();
    }

    private record Gateway(String address, String interfaceName) {
        @Override
        public String toString() {
            return address + " on " + interfaceName;
        }
    }
}
