package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was captured, by name, and when; kept, so that nothing is captured from a state that the policy made.
public record CapturedStates(Map<String, Entry> entries) {

    /// The version that everybody gives to what they captured.
    private static final String VERSION = "0";

    private static final String STATE = "state";
    private static final String META = "metaInfo";
    private static final CapturedStates NONE = new CapturedStates(Map.of());

    /// @param version of the maker, if it is known
    /// @param time when it was captured, if that is known
    public record Entry(Value state, Optional<String> version, Optional<Instant> time) {}

    public CapturedStates {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public static CapturedStates none() {
        return NONE;
    }

    public Map<String, Value> states() {
        var states = new LinkedHashMap<String, Value>();
        entries.forEach((name, entry) -> states.put(name, entry.state()));
        return states;
    }

    /// These states; those that were captured before with the time at which they were.
    public CapturedStates keeping(Map<String, Value> states, Instant now) {
        var kept = new LinkedHashMap<String, Entry>();
        var fresh = Optional.of(now.truncatedTo(ChronoUnit.SECONDS));
        states.forEach((name, state) -> kept.put(
                name, Optional.ofNullable(entries.get(name)).orElse(new Entry(state, Optional.of(VERSION), fresh))));
        return new CapturedStates(kept);
    }

    /// As files have it: `uplink: {state: …, metaInfo: {version: "0", time: 2026-01-31T12:00:00Z}}`.
    public Value toValue() {
        var written = new LinkedHashMap<String, Value>();
        entries.forEach((name, entry) -> {
            var meta = new LinkedHashMap<String, Value>();
            entry.version().ifPresent(version -> meta.put("version", new Value.Text(version)));
            entry.time().ifPresent(time -> meta.put("time", new Value.Text(time.toString())));
            var one = new LinkedHashMap<String, Value>();
            one.put(STATE, entry.state());
            one.put(META, new Value.Mapping(meta));
            written.put(name, new Value.Mapping(one));
        });
        return new Value.Mapping(written);
    }

    /// Reads what [#toValue()] wrote. An entry without a state is left out: it is captured again.
    public static CapturedStates of(Value value, List<Finding> findings) {
        var read = new LinkedHashMap<String, Entry>();
        PolicyDocument.mapping(value, DocumentPath.root(), findings).forEach((name, given) -> {
            var place = DocumentPath.of(name);
            var entry = PolicyDocument.mapping(given, place, findings);
            var meta = PolicyDocument.mapping(entry.getOrDefault(META, new Value.Null()), place.key(META), findings);
            var state = entry.getOrDefault(STATE, new Value.Null());
            if (!(state instanceof Value.Null)) {
                read.put(name, new Entry(state, text(meta, "version"), text(meta, "time").flatMap(CapturedStates::time)));
            }
        });
        return new CapturedStates(read);
    }

    private static Optional<String> text(Map<String, Value> mapping, String key) {
        return Optional.ofNullable(mapping.get(key)).map(Value::toString);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
