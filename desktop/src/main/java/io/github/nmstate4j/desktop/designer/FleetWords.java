package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.cluster.LabelIndex;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.document.Vocabulary;
import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.policy.NodeSelection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What there is in the cluster in front, for completion: labels of its nodes, and interfaces of those that the policy
/// matches.
final class FleetWords implements Vocabulary {

    private final Supplier<Session> session;
    private final Supplier<Optional<PolicyDocument>> policy;
    private final Supplier<List<InterfaceKind>> kinds;

    FleetWords(Supplier<Session> session, Supplier<Optional<PolicyDocument>> policy, Supplier<List<InterfaceKind>> kinds) {
        this.session = session;
        this.policy = policy;
        this.kinds = kinds;
    }

    @Override
    public List<Word> types() {
        return kinds.get().stream().map(kind -> new Word(kind.type(), kind.title())).toList();
    }

    /// Those of the policy first, then by how many nodes have them.
    @Override
    public List<Word> interfaces() {
        var words = new LinkedHashMap<String, Word>();
        policy.get().map(PolicyDocument::interfaceNames).orElse(List.of()).forEach(name -> words.put(name, new Word(name, "in this policy")));
        var selection = policy.get().map(PolicyDocument::selection).orElse(new NodeSelection(Map.of()));
        var matching = session.get().nodes().stream().filter(node -> selection.matches(node.labels())).map(NodeRow::name).collect(Collectors.toSet());
        Map<String, Integer> counts = new HashMap<>();
        session.get().states().stream()
                .filter(state -> matching.contains(state.node()))
                .forEach(state -> state.tree().path("interfaces").forEach(iface -> counts.merge(iface.path("name").asText(), 1, Integer::sum)));
        counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue()).thenComparing(Map.Entry::getKey))
                .forEach(entry -> words.putIfAbsent(
                        entry.getKey(),
                        new Word(entry.getKey(), String.format(Locale.ROOT, "present on %,d of %,d", entry.getValue(), matching.size()))));
        return List.copyOf(words.values());
    }

    @Override
    public List<Word> labels() {
        return words(index().keys(""));
    }

    @Override
    public List<Word> values(String label) {
        return words(index().values(label, ""));
    }

    private LabelIndex index() {
        return new LabelIndex(session.get().nodes());
    }

    private static List<Word> words(List<LabelIndex.Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> new Word(
                        candidate.text(), String.format(Locale.ROOT, "%,d %s", candidate.nodes(), candidate.nodes() == 1 ? "node" : "nodes")))
                .toList();
    }
}
