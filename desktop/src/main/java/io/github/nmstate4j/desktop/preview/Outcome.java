package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What becomes of a group of nodes for which the same comes out.
///
/// @param nodes their names, in order; the first stands for all
/// @param shapes how many shapes of nodes there are among them
record Outcome(Result result, List<String> nodes, int shapes) {

    /// What comes out for a node.
    sealed interface Result {

        /// The plan changes this; `warnings` are its doubts. An effect that is nothing: the node is as desired.
        record Changed(Effect effect, List<Finding> warnings) implements Result {
            @Override
            public String title() {
                return effect.summary();
            }
        }

        /// Planning refuses: nothing of the node would be touched.
        record Blocked(List<Finding> findings) implements Result {
            @Override
            public String title() {
                return "blocked: " + findings.stream().filter(Finding::isError).findFirst().map(Finding::message).orElse("");
            }
        }

        /// Nothing is known of the node.
        record Unknown(String reason) implements Result {
            @Override
            public String title() {
                return "unknown: " + reason;
            }
        }

        /// For people: `+3 ~2`.
        String title();

        /// Results of this text are alike.
        default String signature() {
            return switch (this) {
                case Changed changed -> changed.effect().interfaces() + "|" + changed.effect().others();
                case Blocked blocked -> blocked.findings().stream()
                        .filter(Finding::isError)
                        .map(finding -> finding.path() + finding.message())
                        .collect(Collectors.joining("\n"));
                case Unknown unknown -> unknown.reason();
            };
        }

        default boolean isUnchanged() {
            return this instanceof Changed changed && changed.effect().isNothing();
        }
    }

    Outcome {
        nodes = List.copyOf(nodes);
    }

    /// `1,187 nodes: +3 ~2`.
    String title() {
        return String.format(Locale.ROOT, "%,d %s: %s", nodes.size(), nodes.size() == 1 ? "node" : "nodes", result.title());
    }
}
