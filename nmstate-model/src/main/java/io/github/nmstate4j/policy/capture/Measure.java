package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.Value;

/// Adds up how large a value would be when it is written out, however often its parts are shared; stops at the limit.
final class Measure {

    private final CaptureLimits limits;
    private int values;
    private long characters;

    private Measure(CaptureLimits limits) {
        this.limits = limits;
    }

    static void check(Value value, CaptureLimits limits, int at) throws ProblemException {
        if (!new Measure(limits).fits(value, 0)) {
            throw new ProblemException(
                    Problem.TOO_LARGE,
                    at,
                    "The result is too large; at most " + limits.values() + " values, " + limits.characters()
                            + " characters and " + limits.depth() + " levels are kept. Capture less.");
        }
    }

    private boolean fits(Value value, int depth) {
        values++;
        if (values > limits.values() || characters > limits.characters() || depth > limits.depth()) {
            return false;
        }
        switch (value) {
            case Value.Sequence list -> {
                for (var item : list.items()) {
                    if (!fits(item, depth + 1)) {
                        return false;
                    }
                }
            }
            case Value.Mapping mapping -> {
                for (var entry : mapping.entries().entrySet()) {
                    characters += entry.getKey().length();
                    if (!fits(entry.getValue(), depth + 1)) {
                        return false;
                    }
                }
            }
            case Value.Text text -> characters += text.text().length();
            case Value.Num num -> characters += num.number().precision();
            case Value.Hidden hidden -> {}
            case Value.Bool bool -> {}
            case Value.Null none -> {}
        }
        return characters <= limits.characters();
    }
}
