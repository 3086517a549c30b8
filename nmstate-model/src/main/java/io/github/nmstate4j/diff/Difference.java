package io.github.nmstate4j.diff;

import io.github.nmstate4j.document.Components;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.verify.ComparedPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Keeps of a section what differs between two others of its kind: sections and mappings key by key, lists and single
/// values as a whole. What a section cannot be without (its name, an id) stays wherever anything does.
final class Difference {

    /// Shown and never applied.
    private static final Set<String> ONLY_SHOWN = Set.of(
            "driver", "permanentMacAddress", "minMtu", "maxMtu", "neighbors", "ifaceName", "gcTimer", "helloTimer",
            "supervisionAddress", "mptcpFlags");

    /// Applied and never shown, so there is nothing to compare them with.
    private static final Set<String> ONLY_APPLIED = Set.of("copyMacFrom", "allowExtraAddress", "allowExtraPatchPorts");

    private final List<Change> changes = new ArrayList<>();

    /// What was found so far, in the order of the sections.
    List<Change> changes() {
        return changes;
    }

    void add(DocumentPath path, Object before, Object after) {
        changes.add(new Change(path, text(before), text(after)));
    }

    Optional<NetworkInterface> of(DocumentPath path, NetworkInterface shown, ComparedPair afterAndBefore) {
        return shown instanceof Record s
                        && afterAndBefore.wanted() instanceof Record after
                        && afterAndBefore.found() instanceof Record before
                ? of(path, s, after, before).map(NetworkInterface.class::cast)
                : Optional.empty();
    }

    /// `shown` is where values are taken from, `after` and `before` are compared.
    <R extends Record> Optional<R> of(DocumentPath path, R shown, R after, R before) {
        int known = changes.size();
        var components = new ArrayList<>();
        var shownOnes = Components.of(shown);
        var afterOnes = Components.values(after);
        var beforeOnes = Components.values(before);
        for (int i = 0; i < shownOnes.size(); i++) {
            var component = shownOnes.get(i);
            var at = component.key().isEmpty() ? path : path.key(component.key());
            components.add(component(at, component, afterOnes[i], beforeOnes[i]));
        }
        return changes.size() > known ? Optional.of(Components.rebuilt(shown, components.toArray())) : Optional.empty();
    }

    private Object component(DocumentPath path, Components.Component shown, Object after, Object before) {
        if (ONLY_SHOWN.contains(shown.name())) {
            return Optional.empty();
        }
        if (ONLY_APPLIED.contains(shown.name())) {
            return shown.value();
        }
        if (shown.value() instanceof Optional<?> optional) {
            return optional.flatMap(value -> given(path, value, optional(after), optional(before)));
        }
        if (shown.value() instanceof Extras) {
            return after.equals(before) ? Extras.none() : differ(path, shown.value(), after, before);
        }
        if (shown.value() instanceof Record section && after instanceof Record one && before instanceof Record other) {
            return section(path, section, one, other).orElse(section);
        }
        return after.equals(before) ? shown.value() : differ(path, shown.value(), after, before);
    }

    private static Optional<Object> optional(Object value) {
        return value instanceof Optional<?> optional ? optional.map(o -> (Object) o) : Optional.of(value);
    }

    private Optional<Object> given(DocumentPath path, Object shown, Optional<Object> after, Optional<Object> before) {
        if (covers(after, before)) {
            return Optional.empty();
        }
        if (shown instanceof Record section
                && after.orElse(null) instanceof Record one
                && before.orElse(null) instanceof Record other) {
            return section(path, section, one, other).map(o -> (Object) o);
        }
        if (shown instanceof Map<?, ?> entries
                && !entries.isEmpty()
                && after.orElse(null) instanceof Map<?, ?> one
                && before.orElse(null) instanceof Map<?, ?> other) {
            return mapping(path, entries, one, other);
        }
        return Optional.of(differ(path, shown, after.orElse("none"), before.orElse("none")));
    }

    /// What the one says is so in the other.
    private static boolean covers(Object after, Object before) {
        if (after.equals(Secret.hidden())) {
            return true;
        }
        if (after instanceof Optional<?> one && before instanceof Optional<?> other) {
            return one.isEmpty() || (other.isPresent() && covers(one.get(), other.get()));
        }
        if (after instanceof List<?> one && before instanceof List<?> other) {
            return one.size() == other.size()
                    && IntStream.range(0, one.size()).allMatch(i -> covers(one.get(i), other.get(i)));
        }
        if (after instanceof Record one && before instanceof Record other && one.getClass().equals(other.getClass())) {
            var declared = Components.declared(one);
            var components = Components.values(one);
            var others = Components.values(other);
            return IntStream.range(0, components.length)
                    .filter(i -> !ONLY_SHOWN.contains(declared.get(i).name()) && !ONLY_APPLIED.contains(declared.get(i).name()))
                    .allMatch(i -> covers(components[i], others[i]));
        }
        return after.equals(before);
    }

    private Optional<Record> section(DocumentPath path, Record shown, Record after, Record before) {
        return shown.getClass().equals(after.getClass()) && after.getClass().equals(before.getClass())
                ? of(path, shown, after, before)
                : Optional.of((Record) differ(path, shown, after, before));
    }

    private Optional<Object> mapping(DocumentPath path, Map<?, ?> shown, Map<?, ?> after, Map<?, ?> before) {
        var differing = new LinkedHashMap<Object, Object>();
        shown.forEach((key, value) -> {
            var one = Optional.<Object>ofNullable(after.get(key));
            var other = Optional.<Object>ofNullable(before.get(key));
            if (!one.equals(other)) {
                differing.put(key, differ(path.key(key.toString()), value, one.orElse("none"), other.orElse("none")));
            }
        });
        return differing.isEmpty() ? Optional.empty() : Optional.of(differing);
    }

    private Object differ(DocumentPath path, Object shown, Object after, Object before) {
        add(path, before, after);
        return shown;
    }

    private static String text(Object value) {
        return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT).replace('_', '-') : value.toString();
    }
}
