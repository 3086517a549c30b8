package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.KnownKeys;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.policy.capture.CaptureExpression.Comparison;
import io.github.nmstate4j.policy.capture.CaptureExpression.Path;
import io.github.nmstate4j.policy.capture.CaptureExpression.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Goes along a path into a state. Remembers on the way what it could not find, to tell it.
final class Walk {

    private static final int MOST_NAMED = 12;
    private static final int LONGEST_NAMED = 80;
    private static final int MOST_SEEN = 500;
    private static final Set<String> LISTS =
            Set.of("interfaces", "routes.running", "routes.config", "route-rules.config");

    private final KnownKeys keys;
    private final List<Step> steps;
    private final Set<String> valuesSeen = new LinkedHashSet<>();
    private final Set<String> keysSeen = new LinkedHashSet<>();
    private int stuckAt;

    Walk(KnownKeys keys, Path path) {
        this.keys = keys;
        this.steps = path.steps();
    }

    /// The branch, with nothing beside it. A list is kept whole.
    Value keep(Value state) throws ProblemException {
        return keep(state, 0);
    }

    private Value keep(Value value, int i) throws ProblemException {
        if (i == steps.size() || value instanceof Value.Sequence) {
            return value;
        }
        return branch(i, keep(child(value, i), i + 1));
    }

    /// The one value at the end of the path; lists take an index.
    Value lookup(Value state) throws ProblemException {
        var value = state;
        for (int i = 0; i < steps.size(); i++) {
            value = value instanceof Value.Sequence list ? item(list, i) : child(value, i);
        }
        return value;
    }

    private Value child(Value value, int i) throws ProblemException {
        if (!(value instanceof Value.Mapping mapping)) {
            throw new ProblemException(
                    Problem.WRONG_VALUE,
                    steps.get(i).at(),
                    "The path goes on here, but `" + pathTo(i) + "` is " + kind(value) + "; end the path before.");
        }
        var child = mapping.entries().get(steps.get(i).name());
        if (child == null) {
            stuck(i, mapping.entries().keySet());
            throw missing();
        }
        return child;
    }

    private Value item(Value.Sequence list, int i) throws ProblemException {
        var step = steps.get(i);
        int size = list.items().size();
        var index = index(step);
        if (index.isEmpty()) {
            throw new ProblemException(
                    Problem.WRONG_VALUE,
                    step.at(),
                    pathTo(i) + " is a list, so the index of an item comes next, from 0: "
                            + pathTo(i) + ".0." + step.name() + " for example.");
        }
        if (index.get() >= size) {
            throw new ProblemException(
                    Problem.NOT_FOUND,
                    step.at(),
                    pathTo(i) + " has " + (size == 0 ? "no items." : size == 1 ? "one item, with the index 0."
                            : size + " items, with the indexes 0 to " + (size - 1) + "."));
        }
        return list.items().get(index.get());
    }

    private static Optional<Integer> index(Step step) {
        var name = step.name();
        return !name.isEmpty() && name.length() <= 9 && name.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Integer.parseInt(name))
                : Optional.empty();
    }

    /// What matches: of the first list on the way its items, whole, without what stands beside the list; where there
    /// is no list, the mapping that has the property.
    Value select(Value state, Comparison comparison, Value wanted, int operandAt) throws ProblemException {
        var found = select(state, 0, comparison, wanted);
        if (found.isEmpty()) {
            throw valuesSeen.isEmpty() ? missing() : different(comparison, wanted, operandAt);
        }
        return found.get();
    }

    private Optional<Value> select(Value value, int i, Comparison comparison, Value wanted) {
        if (value instanceof Value.Sequence list) {
            var index = i < steps.size() ? index(steps.get(i)) : Optional.<Integer>empty();
            var items = new ArrayList<Value>();
            for (int k = 0; k < list.items().size(); k++) {
                if (index.isEmpty() || index.get() == k) {
                    var item = list.items().get(k);
                    if (matches(item, index.isEmpty() ? i : i + 1, comparison, wanted)) {
                        items.add(item);
                    }
                }
            }
            return items.isEmpty() ? Optional.empty() : Optional.of(new Value.Sequence(items));
        }
        boolean last = i >= steps.size() - 1;
        if (last || !(value instanceof Value.Mapping mapping)) {
            return matches(value, i, comparison, wanted) ? Optional.of(value) : Optional.empty();
        }
        var child = mapping.entries().get(steps.get(i).name());
        if (child == null) {
            stuck(i, mapping.entries().keySet());
            return Optional.empty();
        }
        return select(child, i + 1, comparison, wanted).map(found -> branch(i, found));
    }

    private boolean matches(Value value, int i, Comparison comparison, Value wanted) {
        if (i == steps.size()) {
            return compares(value, comparison, wanted);
        }
        return switch (value) {
            case Value.Mapping mapping -> {
                var child = mapping.entries().get(steps.get(i).name());
                yield child == null
                        ? absent(i, mapping.entries().keySet(), comparison, wanted)
                        : matches(child, i + 1, comparison, wanted);
            }
            case Value.Sequence list -> anyMatches(list, i, comparison, wanted);
            default -> absent(i, Set.of(), comparison, wanted);
        };
    }

    private boolean anyMatches(Value.Sequence list, int i, Comparison comparison, Value wanted) {
        var index = index(steps.get(i));
        if (index.isEmpty()) {
            return list.items().stream().anyMatch(item -> matches(item, i, comparison, wanted));
        }
        return index.get() < list.items().size()
                ? matches(list.items().get(index.get()), i + 1, comparison, wanted)
                : absent(i, Set.of(), comparison, wanted);
    }

    /// What is not there equals null only, and differs from nothing.
    private boolean absent(int i, Set<String> keysThere, Comparison comparison, Value wanted) {
        stuck(i, keysThere);
        return comparison == Comparison.EQUAL && wanted instanceof Value.Null;
    }

    private void stuck(int i, Set<String> keysThere) {
        if (i > stuckAt) {
            stuckAt = i;
            keysSeen.clear();
        }
        if (i == stuckAt && keysSeen.size() < MOST_SEEN) {
            keysSeen.addAll(keysThere);
        }
    }

    private boolean compares(Value found, Comparison comparison, Value wanted) {
        if (valuesSeen.size() < MOST_SEEN) {
            valuesSeen.add(isScalar(found) ? found.toString() : kind(found));
        }
        return switch (comparison) {
            case EQUAL -> same(found, wanted);
            case DIFFERENT -> comparable(found, wanted) && !same(found, wanted);
        };
    }

    /// A secret is neither equal nor different: otherwise it could be guessed. Neither is a list compared with a text.
    private static boolean comparable(Value a, Value b) {
        if (a instanceof Value.Hidden || b instanceof Value.Hidden) {
            return false;
        }
        return a instanceof Value.Null || b instanceof Value.Null || isScalar(a) == isScalar(b);
    }

    /// Numbers and flags equal the texts that look like them.
    private static boolean same(Value a, Value b) {
        return switch (a) {
            case Value.Hidden hidden -> false;
            case Value.Null none -> b instanceof Value.Null;
            case Value.Sequence list -> b instanceof Value.Sequence other && sameItems(list.items(), other.items());
            case Value.Mapping mapping ->
                b instanceof Value.Mapping other
                        && mapping.entries().keySet().equals(other.entries().keySet())
                        && sameItems(
                                List.copyOf(mapping.entries().values()),
                                mapping.entries().keySet().stream()
                                        .map(key -> other.entries().get(key))
                                        .toList());
            default -> isScalar(b) && !(b instanceof Value.Null) && !(b instanceof Value.Hidden)
                    && a.toString().equals(b.toString());
        };
    }

    private static boolean sameItems(List<Value> a, List<Value> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isScalar(Value value) {
        return !(value instanceof Value.Mapping) && !(value instanceof Value.Sequence);
    }

    /// The section with the property set in all its items. Mappings on the way are made where they are missing, lists
    /// are not.
    Value replace(Value state, Value value) throws ProblemException {
        return replace(state, 0, value, true);
    }

    private Value replace(Value value, int i, Value to, boolean above) throws ProblemException {
        if (i == steps.size()) {
            return to;
        }
        return switch (value) {
            case Value.Mapping mapping -> replace(mapping, i, to, above);
            case Value.Sequence list -> replace(list, i, to);
            case Value.Null none -> replace(new Value.Mapping(Map.of()), i, to, above);
            default -> child(value, i);
        };
    }

    private Value replace(Value.Mapping mapping, int i, Value to, boolean above) throws ProblemException {
        var name = steps.get(i).name();
        boolean last = i == steps.size() - 1;
        var child = mapping.entries().get(name);
        if (above && !last) {
            return branch(i, child == null ? beyond(i, to) : replace(child, i + 1, to, true));
        }
        if (last && child != null && !isScalar(child) && isScalar(to) && !(to instanceof Value.Null)) {
            throw new ProblemException(
                    Problem.WRONG_VALUE,
                    steps.get(i).at(),
                    "`" + pathTo(i + 1) + "` is " + kind(child) + ", which cannot become " + kind(to)
                            + "; go on to a property of it, or set it to null to drop it.");
        }
        var entries = new LinkedHashMap<>(mapping.entries());
        if (last && to instanceof Value.Null) {
            entries.remove(name);
        } else if (child != null) {
            entries.put(name, replace(child, i + 1, to, above));
        } else if (!(to instanceof Value.Null)) {
            entries.put(name, replace(new Value.Null(), i + 1, to, above));
        }
        return new Value.Mapping(entries);
    }

    /// A list that the node does not have stays without items.
    private Value beyond(int i, Value to) throws ProblemException {
        return LISTS.contains(pathTo(i + 1)) ? new Value.Sequence(List.of()) : replace(new Value.Null(), i + 1, to, true);
    }

    private Value replace(Value.Sequence list, int i, Value to) throws ProblemException {
        var index = index(steps.get(i));
        if (index.isPresent()) {
            item(list, i);
        }
        var items = new ArrayList<Value>();
        for (int k = 0; k < list.items().size(); k++) {
            var item = list.items().get(k);
            items.add(
                    index.isEmpty()
                            ? replace(item, i, to, false)
                            : index.get() == k ? replace(item, i + 1, to, false) : item);
        }
        return new Value.Sequence(items);
    }

    private Value branch(int i, Value value) {
        return new Value.Mapping(Map.of(steps.get(i).name(), value));
    }

    private String pathTo(int i) {
        return new Path(steps.subList(0, i)).toString();
    }

    private ProblemException missing() {
        var step = steps.get(stuckAt);
        var place = placeOf(stuckAt);
        var known = keys.at(place);
        var what = stuckAt == 0 ? "There is no `" + step.name() + "`" : "`" + pathTo(stuckAt) + "` has no `" + step.name() + "`";
        if (known.contains(step.name())) {
            return new ProblemException(Problem.NOT_FOUND, step.at(), what + " on this node.");
        }
        var candidates = new LinkedHashSet<>(keysSeen);
        candidates.addAll(known);
        return new ProblemException(
                Problem.NOT_FOUND,
                step.at(),
                what
                        + near(step.name(), candidates)
                                .map(key -> "; did you mean `" + key + "`?")
                                .orElseGet(() -> keysSeen.isEmpty() ? " on this node." : "; there is " + listed(keysSeen) + "."));
    }

    /// Without the indexes: items of a list have the same keys.
    private DocumentPath placeOf(int i) {
        var place = DocumentPath.root();
        for (var step : steps.subList(0, i)) {
            place = index(step).isPresent() ? place : place.key(step.name());
        }
        return place;
    }

    private ProblemException different(Comparison comparison, Value wanted, int at) {
        var meant = comparison == Comparison.EQUAL && isScalar(wanted)
                ? near(wanted.toString(), valuesSeen)
                : Optional.<String>empty();
        return new ProblemException(
                Problem.NOT_FOUND,
                at,
                "Nothing has " + pathTo(steps.size()) + " " + comparison + " " + shown(wanted)
                        + meant.map(value -> "; did you mean \"" + value + "\"?")
                                .orElseGet(() -> "; there is " + listed(valuesSeen) + "."));
    }

    private static Optional<String> near(String word, Set<String> candidates) {
        return word.length() > LONGEST_NAMED
                ? Optional.empty()
                : Nearest.of(word, candidates.stream().filter(one -> one.length() <= LONGEST_NAMED).toList());
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text text -> "\"" + shortened(text.text()) + "\"";
            case Value.Mapping mapping -> kind(value);
            case Value.Sequence list -> kind(value);
            default -> value.toString();
        };
    }

    private static String listed(Set<String> words) {
        var named = words.stream()
                .limit(MOST_NAMED)
                .map(word -> word.isEmpty() ? "\"\"" : shortened(word))
                .collect(Collectors.joining(", "));
        return words.size() > MOST_NAMED ? named + " and " + (words.size() - MOST_NAMED) + " more" : named;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAMED ? text : text.substring(0, LONGEST_NAMED) + "…";
    }

    static String kind(Value value) {
        return switch (value) {
            case Value.Text text -> "a text";
            case Value.Hidden hidden -> "a secret";
            case Value.Num num -> "a number";
            case Value.Bool bool -> "a flag";
            case Value.Null none -> "null";
            case Value.Sequence sequence -> "a list";
            case Value.Mapping mapping -> "a mapping";
        };
    }
}
