package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import java.util.List;
import java.util.Optional;

/// Reads and writes YAML and JSON as plain values, for documents that are not network states or not yet.
public final class ValueYaml {

    private ValueYaml() {}

    /// Reads YAML or JSON.
    public static Tree read(String text) {
        return new Tree(TreeParser.parse(text, Limits.usual()));
    }

    /// YAML without secrets: their mark stands in for them.
    public static String write(Value value) {
        return TreeWriter.hiding().yaml(value);
    }

    /// JSON without secrets: their mark stands in for them.
    public static String writeJson(Value value) {
        return TreeWriter.hiding().json(value);
    }

    /// YAML with all secrets. Not for a screen, a log or a status.
    public static String writeWithSecrets(Value value) {
        return TreeWriter.revealing().yaml(value);
    }

    /// JSON with all secrets. Not for a screen, a log or a status.
    public static String writeJsonWithSecrets(Value value) {
        return TreeWriter.revealing().json(value);
    }

    /// The values of a text, and where they stand.
    public static final class Tree {

        private final TreeParser.Parsed parsed;

        private Tree(TreeParser.Parsed parsed) {
            this.parsed = parsed;
        }

        /// Empty when the text is not well-formed.
        public Optional<Value> value() {
            return parsed.value();
        }

        /// These findings and those about the text itself, each with its place in the text, in the order of the text.
        public List<Finding> placed(List<Finding> more) {
            return parsed.placed(more);
        }
    }
}
