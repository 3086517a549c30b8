package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.policy.capture.CaptureLimits;
import io.github.nmstate4j.policy.capture.CaptureResolver;
import io.github.nmstate4j.policy.capture.PolicyDocument;
import io.github.nmstate4j.policy.capture.Template;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import io.github.nmstate4j.yaml.ValueYaml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the documents that a command line names; `-` is standard input. What is wrong with them goes to the error
/// output.
record Documents(Console console) {

    private static final String NOTHING_DONE = "nothing was done";
    private static final List<String> STANDARD_INPUT = List.of("-");

    /// A file that can be used.
    sealed interface Document {

        /// As it was named.
        String file();

        record State(String file, NetworkState state) implements Document {}

        /// What it asks for depends on the node.
        record Policy(String file, ValueYaml.Tree tree, PolicyDocument policy) implements Document {}
    }

    /// What a policy asks of a node, and what was captured for it.
    record Expanded(Value desired, Map<String, Value> captured) {}

    /// All of them or none: nothing is applied when one cannot be read.
    Optional<List<NetworkState>> states(List<String> files) throws IOException {
        boolean good = true;
        var states = new ArrayList<NetworkState>();
        for (var file : files) {
            var result = NetworkStateYaml.read(text(file));
            tell(file, result.findings());
            result.state().ifPresent(states::add);
            good &= result.state().isPresent();
        }
        return good ? Optional.of(states) : Optional.empty();
    }

    /// States and policies; nothing named is standard input.
    List<Document> all(List<String> patterns) throws IOException, DataException {
        var files = new ArrayList<String>();
        for (var pattern : patterns.isEmpty() ? STANDARD_INPUT : patterns) {
            files.addAll(console.desk().files(pattern));
        }
        var documents = new ArrayList<Document>();
        for (var file : files) {
            read(file).ifPresent(documents::add);
        }
        if (documents.size() < files.size()) {
            throw new DataException(NOTHING_DONE);
        }
        return documents;
    }

    Document one(String file) throws IOException, DataException {
        return all(List.of(file)).getFirst();
    }

    private Optional<Document> read(String file) throws IOException {
        var text = text(file);
        var tree = ValueYaml.read(text);
        if (tree.value().filter(PolicyDocument::looksLikeOne).isPresent()) {
            return policy(file, tree).map(policy -> new Document.Policy(file, tree, policy));
        }
        var result = NetworkStateYaml.read(text);
        tell(file, result.findings());
        return result.state().map(state -> new Document.State(file, state));
    }

    private Optional<PolicyDocument> policy(String file, ValueYaml.Tree tree) {
        var read = tree.value().map(PolicyDocument::of);
        tell(file, tree.placed(read.map(PolicyDocument.Read::findings).orElse(List.of())));
        return read.flatMap(PolicyDocument.Read::policy);
    }

    /// What the document asks of this node. A policy captures from the state it brings along, or from the node.
    NetworkState state(Document document, NodeAccess node)
            throws IOException, NetworkManagerException, NodeViewException, DataException {
        return switch (document) {
            case Document.State(_, var state) -> state;
            case Document.Policy policy -> {
                var expanded = expand(policy, Optional.empty(), Map.of(), () -> node);
                var read = NetworkStateYaml.read(expanded.desired());
                tell(policy.file(), placed(policy, read.findings(), policy.policy()::ofDesired));
                yield read.state().orElseThrow(() -> new DataException(NOTHING_DONE));
            }
        };
    }

    @FunctionalInterface
    interface NodeSupplier {
        NodeAccess get() throws IOException, NetworkManagerException;
    }

    /// @param current captured from, rather than from what the policy or the node has
    /// @param cached what was captured before
    /// @param node asked only when something has to be captured from it
    Expanded expand(Document.Policy document, Optional<Value> current, Map<String, Value> cached, NodeSupplier node)
            throws IOException, NetworkManagerException, NodeViewException, DataException {
        var policy = document.policy();
        var given = current.or(policy::current);
        Value state = given.isPresent() || cached.keySet().containsAll(policy.capture().keySet())
                ? given.orElse(new Value.Null())
                : NetworkStateYaml.toValue(node.get().view().observe().state());
        var keys = NetworkStateYaml.knownKeys();
        var resolution =
                new CaptureResolver(keys, CaptureLimits.usual()).resolve(policy.capture(), state, cached);
        tell(document.file(), placed(document, resolution.findings(), policy::ofCapture));
        var captured = resolution.states().orElseThrow(() -> new DataException(NOTHING_DONE));
        var expansion = new Template(keys, CaptureLimits.usual()).expand(policy.desired(), captured);
        tell(document.file(), placed(document, expansion.findings(), policy::ofDesired));
        return new Expanded(expansion.desired().orElseThrow(() -> new DataException(NOTHING_DONE)), captured);
    }

    @FunctionalInterface
    private interface Placing {
        Finding of(Finding finding);
    }

    private static List<Finding> placed(Document.Policy document, List<Finding> findings, Placing placing) {
        return document.tree().placed(findings.stream().map(placing::of).toList());
    }

    /// Tells what is wrong, and ends the command if that is anything.
    void refuse(String file, List<Finding> findings) throws DataException {
        tell(file, findings);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new DataException(NOTHING_DONE);
        }
    }

    void tell(String file, List<Finding> findings) {
        for (var finding : findings) {
            console.err().println(nameOf(file) + (finding.isError() ? ": error: " : ": warning: ") + finding);
        }
    }

    static String nameOf(String file) {
        return file.equals("-") ? "standard input" : file;
    }

    String text(String file) throws IOException {
        return console.desk().read(file);
    }
}
