package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.report.Version;
import io.github.nmstate4j.state.NetworkState;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// What a person can do on one node. Exit codes: 0 done, 1 failed, 64 used wrongly, 65 a document that cannot be applied.
@Command(
        name = "nmstate4j",
        description = "Declarative network configuration of this node.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = NodeCommands.VersionText.class,
        synopsisSubcommandLabel = "COMMAND")
public final class NodeCommands {

    /// Commands that need no node, or that are for times without a handler.
    private static final Set<String> RUN_HERE = Set.of("gc", "format", "f", "fmt", "version", "service", "completion", "man");

    /// The way to the node, taken when a command needs it: `version` and `--help` work anywhere.
    public interface Door {

        NodeAccess open() throws IOException, NetworkManagerException;

        /// The node without what NetworkManager knows, also where that does not run.
        NetworkState observeKernel() throws IOException;

        /// Makes a change while nobody else makes one. Interrupting the thread stops the change, and this returns when
        /// it has ended.
        default <T> T exclusively(Change<T> change) throws IOException, NetworkManagerException {
            return change.make();
        }
    }

    /// Something done to the node, and what came of it.
    @FunctionalInterface
    public interface Change<T> {
        T make() throws IOException, NetworkManagerException;
    }

    private final Door door;
    private final Desk desk;

    /// @param editor the command line that edits a file whose name is added at its end
    public NodeCommands(Door door, InputStream in, String editor) {
        this(door, new LocalDesk(in, editor));
    }

    NodeCommands(Door door, Desk desk) {
        this.door = door;
        this.desk = desk;
    }

    /// How much is told of what goes on: errors, warnings (unless said otherwise), steps, details, everything.
    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Tell what is done; twice or three times: tell more.")
    void verbose(boolean[] times) {
        LogLevel.verbose(times.length).set();
    }

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Tell errors only.")
    void quiet(boolean quiet) {
        if (quiet) {
            LogLevel.ERROR.set();
        }
    }

    /// Runs one command line, by the handler that listens at the socket if there is one.
    public int run(Path socket, PrintWriter out, PrintWriter err, String... arguments) {
        LogLevel.WARN.set();
        boolean here = Stream.of(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .map(RUN_HERE::contains)
                .orElse(true);
        if (here) {
            return run(out, err, arguments);
        }
        try {
            var code = new CommandClient(socket, desk).run(out, err, arguments);
            return code.isPresent() ? code.get() : run(out, err, arguments);
        } catch (IOException e) {
            err.println(told(e));
            return ExitCode.FAILED;
        }
    }

    /// Runs one command line.
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(out, err).execute(arguments);
    }

    CommandLine commandLine(PrintWriter out, PrintWriter err) {
        var console = new Console(door, desk, out, err);
        return new CommandLine(this)
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new ApplyCommand(console))
                .addSubcommand(new EditCommand(console))
                .addSubcommand(new PlanCommand.Steps(console))
                .addSubcommand(new PlanCommand.Sentences(console))
                .addSubcommand(new PolicyCommand(console, Clock.systemUTC()))
                .addSubcommand(new ConfigurationCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new RevertCommand(console))
                .addSubcommand(new StatisticsCommand(console))
                .addSubcommand(new CommitCommand(console))
                .addSubcommand(new RollbackCommand(console))
                .addSubcommand(new FormatCommand(console))
                .addSubcommand(new ServiceCommand(console))
                .addSubcommand(new VersionCommand(console))
                .addSubcommand(new AboutCommand.Completion(console))
                .addSubcommand(new AboutCommand.Man(console))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    err.println(told(failure));
                    return failure instanceof DataException ? ExitCode.DATA : ExitCode.FAILED;
                })
                .setParameterExceptionHandler((wrong, _) -> {
                    err.println(wrong.getMessage());
                    wrong.getCommandLine().usage(err);
                    return ExitCode.USAGE;
                });
    }

    static String told(Exception failure) {
        var message = failure.getMessage();
        if (failure instanceof NoSuchFileException) {
            return "there is no file " + message;
        }
        return message == null ? failure.toString() : message;
    }

    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.text()};
        }
    }
}
