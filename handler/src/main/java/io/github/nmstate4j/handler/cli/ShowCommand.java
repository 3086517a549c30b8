package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.Routes;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Prints the state of the node.")
final class ShowCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "IFNAME", description = "Only this interface and its routes.")
    private @Nullable String name;

    @Option(names = "--json", description = "JSON instead of YAML.")
    private boolean json;

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, NetworkManagerException, NodeViewException {
        try (var node = console.openNode()) {
            var state = node.view().observe().state();
            var shown = name == null ? Optional.of(state) : only(name, state);
            if (shown.isEmpty()) {
                console.err().println("There is no interface " + name + "; there are "
                        + state.interfaces().stream().map(NetworkInterface::name).collect(Collectors.joining(", ")));
                return ExitCode.DATA;
            }
            console.out().print(json ? NetworkStateYaml.writeJson(shown.get()) : NetworkStateYaml.write(shown.get()));
            console.out().flush();
            return ExitCode.DONE;
        }
    }

    private static Optional<NetworkState> only(String name, NetworkState state) {
        var interfaces = state.interfaces().stream().filter(i -> i.name().equals(name)).toList();
        if (interfaces.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(NetworkState.empty()
                .withInterfaces(interfaces)
                .withRoutes(state.routes().map(routes -> new Routes(
                        routes.running().map(list -> through(name, list)),
                        routes.config().map(list -> through(name, list)),
                        routes.extras()))));
    }

    private static List<Route> through(String name, List<Route> routes) {
        return routes.stream()
                .filter(route -> route.nextHopInterface().filter(name::equals).isPresent())
                .toList();
    }
}
