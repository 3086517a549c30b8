package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.observe.RunningConfig;
import io.github.nmstate4j.state.NetworkState;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", aliases = "s", description = "Prints the state of the node.")
final class ShowCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "IFNAME", description = "Only this interface, its routes and their rules.")
    private @Nullable String name;

    @Option(names = "--json", description = "JSON instead of YAML.")
    private boolean json;

    @Option(
            names = {"-r", "--running-config"},
            description = "Only what is configured: not what DHCP, routers and the kernel add.")
    private boolean configured;

    @Option(
            names = {"-s", "--show-secrets"},
            description = "Passwords and keys as they are.")
    private boolean secrets;

    @Option(
            names = {"-k", "--kernel"},
            description = "Ask the kernel only, not NetworkManager.")
    private boolean kernel;

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, NetworkManagerException, NodeViewException, DataException {
        var seen = kernel ? console.door().observeKernel() : observed();
        var state = configured ? RunningConfig.of(seen) : seen;
        var printed = new Printed(secrets, json);
        console.out().print(name == null ? printed.whole(state) : printed.of(OneInterface.of(name, state)));
        console.out().flush();
        return ExitCode.DONE;
    }

    private NetworkState observed() throws IOException, NetworkManagerException, NodeViewException {
        try (var node = console.openNode()) {
            return node.view().observe().state();
        }
    }
}
