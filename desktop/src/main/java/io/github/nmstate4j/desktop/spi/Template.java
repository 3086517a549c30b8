package io.github.nmstate4j.desktop.spi;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A policy from a few answers.
///
/// @param questions at most six
/// @param document the YAML of a policy from the answers by question id; called on every key, so it must be quick
public record Template(
        String id,
        String title,
        String description,
        String icon,
        List<Question> questions,
        Function<Map<String, String>, String> document) {

    public Template {
        questions = List.copyOf(questions);
        if (questions.size() > 6) {
            throw new IllegalArgumentException(
                    "The template " + id + " asks " + questions.size() + " questions; at most 6 are asked. Leave the rest to the form.");
        }
    }

    /// @param initial what stands in the field at first
    /// @param choices for [Kind#CHOICE]
    public record Question(String id, String label, Kind kind, String initial, List<String> choices) {

        public static Question of(String id, String label, Kind kind, String initial) {
            return new Question(id, label, kind, initial, List.of());
        }
    }

    public enum Kind {
        /// A name of an interface or of a policy.
        NAME,
        /// Names separated by commas or blanks.
        NAMES,
        /// A whole number.
        NUMBER,
        /// An address with its prefix: `192.0.2.10/24`.
        ADDRESS,
        CHOICE
    }
}
