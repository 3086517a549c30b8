package io.github.nmstate4j.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Whether a program is alive and whether it is at work. Checks come and go while it runs.
public final class Health {

    /// What is asked for.
    public enum Question {
        /// A program that answers no is started anew.
        ALIVE,
        /// A program that answers no is not relied upon.
        READY
    }

    private record Check(Question question, Supplier<Optional<String>> trouble) {}

    private final Map<String, Check> checks = new ConcurrentHashMap<>();

    /// @param trouble what is wrong, if something is
    public void check(Question question, String name, Supplier<Optional<String>> trouble) {
        checks.put(name, new Check(question, trouble));
    }

    /// What is wrong, by the name of the check. One that is not alive is not ready.
    public Map<String, String> troubles(Question question) {
        var troubles = new LinkedHashMap<String, String>();
        checks.forEach((name, check) -> {
            if (check.question() == Question.ALIVE || question == Question.READY) {
                trouble(check).ifPresent(why -> troubles.put(name, why));
            }
        });
        return troubles;
    }

    private static Optional<String> trouble(Check check) {
        try {
            return check.trouble().get();
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
