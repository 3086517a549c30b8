package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.report.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What a person can do on one node. Exit codes: 0 done, 1 failed, 64 used wrongly, 65 a document that cannot be applied.
@Command(
        name = "nmstate4j",
        description = "Declarative network configuration of this node.",
        mixinStandardHelpOptions = true,
        versionProvider = NodeCommands.VersionText.class,
        synopsisSubcommandLabel = "COMMAND")
public final class NodeCommands {

    /// Opens the node when a command needs it: `version` and `--help` work anywhere.
    @FunctionalInterface
    public interface Door {
        NodeAccess open() throws IOException, NetworkManagerException;
    }

    private final Door door;
    private final InputStream in;

    public NodeCommands(Door door, InputStream in) {
        this.door = door;
        this.in = in;
    }

    /// Runs one command line.
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        var console = new Console(door, in, out, err);
        return new CommandLine(this)
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new ApplyCommand(console))
                .addSubcommand(new PlanCommand(console))
                .addSubcommand(new ConfigurationCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new RevertCommand(console))
                .addSubcommand(new StatisticsCommand(console))
                .addSubcommand(new CommitCommand(console))
                .addSubcommand(new RollbackCommand(console))
                .addSubcommand(new VersionCommand(console))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    err.println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
                    return ExitCode.FAILED;
                })
                .setParameterExceptionHandler((wrong, _) -> {
                    err.println(wrong.getMessage());
                    wrong.getCommandLine().usage(err);
                    return ExitCode.USAGE;
                })
                .execute(arguments);
    }

    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.text()};
        }
    }
}
