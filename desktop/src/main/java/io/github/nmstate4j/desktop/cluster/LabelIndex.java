package io.github.nmstate4j.desktop.cluster;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The labels of the fleet with their values, for completion.
public final class LabelIndex {

    /// @param nodes how many have it
    public record Candidate(String text, int nodes) {}

    private final Map<String, Map<String, Integer>> labels = new HashMap<>();

    public LabelIndex(List<NodeRow> nodes) {
        nodes.forEach(node -> node.labels()
                .forEach((key, value) -> labels.computeIfAbsent(key, k -> new HashMap<>()).merge(value, 1, Integer::sum)));
    }

    /// Keys with this in them, the most frequent first.
    public List<Candidate> keys(String typed) {
        return sorted(labels.entrySet().stream()
                .map(entry -> new Candidate(entry.getKey(), entry.getValue().values().stream().mapToInt(Integer::intValue).sum()))
                .toList(), typed);
    }

    /// Values of a key with this in them, the most frequent first.
    public List<Candidate> values(String key, String typed) {
        return sorted(labels.getOrDefault(key, Map.of()).entrySet().stream()
                .map(entry -> new Candidate(entry.getKey(), entry.getValue()))
                .toList(), typed);
    }

    private static List<Candidate> sorted(List<Candidate> candidates, String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> candidate.text().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparingInt((Candidate candidate) -> -candidate.nodes()).thenComparing(Candidate::text))
                .toList();
    }
}
