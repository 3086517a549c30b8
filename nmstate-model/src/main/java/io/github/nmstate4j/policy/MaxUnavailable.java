package io.github.nmstate4j.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/// How many nodes may be changing at once.
public sealed interface MaxUnavailable {

    /// Half of the nodes: what a policy means that does not say.
    static MaxUnavailable unsaid() {
        return new Percent(50);
    }

    record Count(int nodes) implements MaxUnavailable {
        @Override
        public String toString() {
            return Integer.toString(nodes);
        }
    }

    record Percent(int percent) implements MaxUnavailable {

        private static final Pattern FORM = Pattern.compile("(-?\\d{1,9})%");

        @Override
        public String toString() {
            return percent + "%";
        }
    }

    /// A percentage such as `30%`. Empty for any other text, also for a number in quotes: the caller warns and
    /// goes on as if it were [unsaid][#unsaid()].
    static Optional<MaxUnavailable> parse(String text) {
        var form = Percent.FORM.matcher(text);
        return form.matches() ? Optional.of(new Percent(Integer.parseInt(form.group(1)))) : Optional.empty();
    }

    /// Of this many nodes; percentages round up, and one node may always start.
    default int of(int nodes) {
        var allowed = switch (this) {
            case Count count -> count.nodes();
            case Percent share -> Math.ceilDiv((long) nodes * share.percent(), 100);
        };
        return Math.clamp(allowed, 1, Integer.MAX_VALUE);
    }
}
