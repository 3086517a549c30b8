package io.github.nmstate4j.localcluster;

import io.github.nmstate4j.localcluster.nodes.CommandResult;
import io.github.nmstate4j.localcluster.nodes.VirtualNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./dev node`: a look into a virtual node of the running demo.
@Command(
        name = "./dev node",
        description = "Runs a shell command on a virtual node of the running demo, as root.",
        mixinStandardHelpOptions = true)
public final class NodeCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Parameters(index = "0", paramLabel = "NODE", description = "Its name, like node-1.")
    private String node = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "What to run.")
    private List<String> command = List.of();

    private NodeCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new NodeCommand()).setStopAtPositional(true).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var nodes = new Properties();
        try (var file = Files.newBufferedReader(Demo.nodesFile())) {
            nodes.load(file);
        } catch (NoSuchFileException _) {
            System.err.println("No demo with virtual nodes is running. Start one with ./dev demo.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        var address = nodes.getProperty(node);
        if (address == null) {
            System.err.println("There is no node '" + node + "'. There are: " + String.join(", ", new TreeSet<>(nodes.stringPropertyNames())));
            return CommandLine.ExitCode.USAGE;
        }
        return print(VirtualNode.exec(address, String.join(" ", command), PATIENCE));
    }

    private static int print(CommandResult result) {
        System.out.print(result.stdout());
        System.err.print(result.stderr());
        return result.exitCode();
    }
}
