package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.policy.capture.CapturedStates;
import io.github.nmstate4j.yaml.ValueYaml;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "policy",
        aliases = "p",
        description = "Prints the state that a policy asks of this node: captures resolved, references filled in.")
final class PolicyCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "-", description = "The policy; '-' or nothing: standard input.")
    private String file = "-";

    @Option(names = "--json", description = "JSON instead of YAML, for what is captured as well.")
    private boolean json;

    @Option(names = "--current", paramLabel = "FILE", description = "Capture from this state instead of that of the node.")
    private @Nullable String currentFile;

    @Option(names = "--captured", paramLabel = "FILE", description = "What was captured before; it is not captured again.")
    private @Nullable String capturedFile;

    @Option(names = "--output-captured", paramLabel = "FILE", description = "Write to this file what was captured.")
    private @Nullable String outputFile;

    PolicyCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, NetworkManagerException, NodeViewException, DataException {
        var documents = new Documents(console);
        if (!(documents.one(file) instanceof Documents.Document.Policy policy)) {
            throw new DataException(Documents.nameOf(file)
                    + " is a network state; a policy has its state under 'desiredState' and expressions under 'capture'");
        }
        Optional<Value> current =
                currentFile == null ? Optional.empty() : Optional.of(value(documents, currentFile));
        var cached = capturedFile == null ? CapturedStates.none() : captured(documents, capturedFile);
        try (var node = new Lazily()) {
            var expanded = documents.expand(policy, current, cached.states(), node::open);
            if (outputFile != null) {
                console.desk().write(outputFile, printed(cached.keeping(expanded.captured(), clock.instant()).toValue()));
            }
            console.out().print(printed(expanded.desired()));
            console.out().flush();
            return ExitCode.DONE;
        }
    }

    private static CapturedStates captured(Documents documents, String from) throws IOException, DataException {
        var tree = ValueYaml.read(documents.text(from));
        var findings = new ArrayList<Finding>();
        var states = tree.value().map(value -> CapturedStates.of(value, findings)).orElse(CapturedStates.none());
        documents.refuse(from, tree.placed(findings));
        return states;
    }

    private static Value value(Documents documents, String from) throws IOException, DataException {
        var tree = ValueYaml.read(documents.text(from));
        documents.refuse(from, tree.placed(List.of()));
        return tree.value().orElse(new Value.Null());
    }

    private String printed(Value value) {
        return json ? ValueYaml.writeJson(value) : ValueYaml.write(value);
    }

    /// Opens the node when it is needed.
    private final class Lazily implements AutoCloseable {
        private Optional<NodeAccess> access = Optional.empty();

        NodeAccess open() throws IOException, NetworkManagerException {
            var opened = console.openNode();
            access = Optional.of(opened);
            return opened;
        }

        @Override
        public void close() {
            access.ifPresent(NodeAccess::close);
        }
    }
}
