package io.github.nmstate4j.desktop.cluster;

import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.enactment.Condition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One policy of the cluster.
///
/// @param yaml the custom resource as people edit it: without status and without what the server manages
public record PolicyRow(
        String name,
        String resourceVersion,
        long generation,
        Map<String, String> labels,
        Map<String, String> annotations,
        PolicySpec spec,
        List<Condition> conditions,
        String yaml)
        implements Comparable<PolicyRow> {

    public PolicyRow {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        conditions = List.copyOf(conditions);
    }

    /// The condition that holds: `Available`, `Degraded`, `Progressing`, `Ignored`; `Unknown` when none does.
    public String status() {
        return conditions.stream().filter(Condition::isTrue).findFirst().map(Condition::type).orElse("Unknown");
    }

    public String message() {
        return conditions.stream().filter(Condition::isTrue).findFirst().map(Condition::message).orElse("not looked at yet");
    }

    /// A status that changed meanwhile is no conflict; another generation is.
    boolean generationIs(@Nullable Long other) {
        return other == null || other == generation;
    }

    /// The same policy as it was read before.
    ///
    /// @param yaml as people edited it then
    public PolicyRow asOf(long earlier, String yaml) {
        var read = PolicyDocument.of(yaml);
        return new PolicyRow(
                name,
                "",
                earlier,
                read.texts(DocumentPath.of("metadata", "labels")),
                read.texts(DocumentPath.of("metadata", "annotations")),
                spec,
                conditions,
                yaml);
    }

    @Override
    public int compareTo(PolicyRow other) {
        return name.compareTo(other.name);
    }
}
