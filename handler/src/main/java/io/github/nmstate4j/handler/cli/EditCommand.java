package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.observe.RunningConfig;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "edit",
        description = "Opens the configuration of the node in $EDITOR, and applies what is saved.")
final class EditCommand implements Callable<Integer> {

    private static final String REMARK = "# error: ";

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "IFNAME", description = "Only this interface, its routes and their rules.")
    private @Nullable String name;

    @Mixin
    private ApplyFlags flags = new ApplyFlags();

    EditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call()
            throws IOException, NetworkManagerException, NodeViewException, DataException, InterruptedException {
        var applying = new Applying(console, flags.options(), flags.printed());
        try (var node = console.openNode()) {
            var state = RunningConfig.of(node.view().observe().state());
            var before = name == null ? flags.printed().whole(state) : flags.printed().of(OneInterface.of(name, state));
            var desired = edited(before).map(after -> Edit.of(before(before), after));
            if (desired.isEmpty()) {
                console.err().println("nothing was changed");
                return ExitCode.DONE;
            }
            return applying.apply(desired.get(), node);
        }
    }

    private static NetworkState before(String text) {
        return NetworkStateYaml.read(text).state().orElseThrow();
    }

    /// What is wrong is written above the text, which then is edited again; saving it unchanged gives up.
    private Optional<NetworkState> edited(String before) throws IOException, InterruptedException, DataException {
        var text = before;
        while (true) {
            var saved = console.desk()
                    .edit(text)
                    .orElseThrow(() -> new DataException("the editor ended with a failure; nothing was changed"));
            if (saved.equals(text)) {
                return text.equals(before) ? Optional.empty() : giveUp();
            }
            var result = NetworkStateYaml.read(saved);
            if (result.state().isPresent()) {
                new Documents(console).tell("the edited text", result.findings());
                return result.state();
            }
            var remarks = new StringBuilder();
            result.errors().forEach(finding -> finding.toString()
                    .lines()
                    .forEach(line -> remarks.append(REMARK).append(line).append('\n')));
            text = remarks + withoutRemarks(saved);
        }
    }

    private static Optional<NetworkState> giveUp() throws DataException {
        throw new DataException("the errors were left as they are; nothing was changed");
    }

    private static String withoutRemarks(String text) {
        var kept = new StringBuilder();
        text.lines().filter(line -> !line.startsWith(REMARK)).forEach(line -> kept.append(line).append('\n'));
        return kept.toString();
    }
}
