package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.Value;
import java.util.List;
import java.util.Optional;

/// How one capture came out.
public sealed interface Evaluation {

    /// What was captured, if it was.
    Optional<Value> state();

    /// It was captured before; the expression was not looked at.
    record Cached(Value captured) implements Evaluation {
        @Override
        public Optional<Value> state() {
            return Optional.of(captured);
        }
    }

    /// The last stage has the result.
    record Captured(CaptureExpression expression, List<Stage> stages) implements Evaluation {
        public Captured {
            stages = List.copyOf(stages);
        }

        @Override
        public Optional<Value> state() {
            return Optional.of(stages.getLast().result());
        }
    }

    /// @param stages how far it got
    record Failed(Problem problem, List<Stage> stages) implements Evaluation {
        public Failed {
            stages = List.copyOf(stages);
        }

        @Override
        public Optional<Value> state() {
            return Optional.empty();
        }
    }

    /// It needs another capture that failed.
    record Blocked(CaptureExpression expression, String needs) implements Evaluation {
        @Override
        public Optional<Value> state() {
            return Optional.empty();
        }
    }
}
