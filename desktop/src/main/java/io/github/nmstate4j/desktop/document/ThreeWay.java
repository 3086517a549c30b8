package io.github.nmstate4j.desktop.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.nmstate4j.document.DocumentPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Brings what somebody else changed in a policy into a text that was changed here, by the smallest edits. Values that both
/// changed, each in another way, stay as they are here and are told.
public final class ThreeWay {

    /// Where policies are compared; all else is the server's.
    private static final List<List<String>> COMPARED =
            List.of(List.of("metadata", "labels"), List.of("metadata", "annotations"), List.of("spec"));

    /// A value that both sides changed. "" stands for: not there.
    public record Conflict(String path, String ours, String theirs) {
        @Override
        public String toString() {
            return path + ": here " + said(ours) + ", in the cluster " + said(theirs);
        }

        private static String said(String value) {
            return value.isEmpty() ? "taken out" : value;
        }
    }

    /// @param text of ours, with the changes of theirs in it
    /// @param taken how many changes of theirs were taken over
    public record Merged(String text, int taken, List<Conflict> conflicts) {
        public Merged {
            conflicts = List.copyOf(conflicts);
        }
    }

    /// A step to a part of a policy: the name of a key, or the name of an entry in a list of named entries.
    private record Step(String name, boolean item) {}

    private PolicyDocument document;
    private JsonNode ours;
    private int taken;
    private final List<Conflict> conflicts = new ArrayList<>();

    private ThreeWay(PolicyDocument document) throws JsonProcessingException {
        this.document = document;
        this.ours = Yaml.tree(document.text());
    }

    /// @param base the text that both began with
    /// @throws IllegalArgumentException if one of the texts is not well-formed
    public static Merged of(String base, PolicyDocument ours, String theirs) {
        try {
            var merge = new ThreeWay(ours);
            var before = Yaml.tree(base);
            var after = Yaml.tree(theirs);
            for (var place : COMPARED) {
                var path = place.stream().map(name -> new Step(name, false)).toList();
                merge.take(at(before, path), at(after, path), path);
            }
            return new Merged(merge.document.text(), merge.taken, merge.conflicts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A policy that is merged has to be well-formed YAML", e);
        }
    }

    private static JsonNode at(JsonNode tree, List<Step> path) {
        var found = tree;
        for (var step : path) {
            var list = found;
            found = step.item()
                    ? index(list, step.name()).mapToObj(list::path).findFirst().orElse(MissingNode.getInstance())
                    : list.path(step.name());
        }
        return found;
    }

    private static IntStream index(JsonNode list, String name) {
        return IntStream.range(0, list.size()).filter(i -> list.get(i).path("name").asText("").equals(name)).limit(1);
    }

    private void take(JsonNode before, JsonNode after, List<Step> path) throws JsonProcessingException {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            for (var key : keys(before, after)) {
                take(before.path(key), after.path(key), below(path, new Step(key, false)));
            }
        } else if (isNamed(before) && isNamed(after) && isNamed(at(ours, path))) {
            for (var name : names(before, after)) {
                var step = below(path, new Step(name, true));
                take(at(before, step.subList(path.size(), step.size())), at(after, step.subList(path.size(), step.size())), step);
            }
        } else {
            value(before, after, path);
        }
    }

    private void value(JsonNode before, JsonNode after, List<Step> path) throws JsonProcessingException {
        var here = at(ours, path);
        if (here.equals(after)) {
            return;
        }
        if (!here.equals(before)) {
            conflicts.add(new Conflict(words(path), text(here), text(after)));
            return;
        }
        var edits = Edits.of(document);
        var last = path.getLast();
        edit(
                after.isMissingNode()
                        ? edits.remove(place(path))
                        : last.item() && here.isMissingNode()
                                ? edits.add(place(path.subList(0, path.size() - 1)), Yaml.lines(after))
                                : edits.set(place(path), after.toString()));
    }

    private void edit(List<TextEdit> edits) throws JsonProcessingException {
        document = PolicyDocument.of(TextEdit.apply(document.text(), edits));
        ours = Yaml.tree(document.text());
        taken++;
    }

    private DocumentPath place(List<Step> path) {
        var place = DocumentPath.root();
        for (int i = 0; i < path.size(); i++) {
            var step = path.get(i);
            place = step.item()
                    ? place.index(index(at(ours, path.subList(0, i)), step.name()).findFirst().orElseThrow())
                    : place.key(step.name());
        }
        return place;
    }

    private static List<Step> below(List<Step> path, Step step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static Set<String> keys(JsonNode before, JsonNode after) {
        var keys = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        var names = new LinkedHashSet<String>();
        before.forEach(item -> names.add(item.path("name").asText()));
        after.forEach(item -> names.add(item.path("name").asText()));
        return names;
    }

    /// A list whose entries have names that differ.
    private static boolean isNamed(JsonNode list) {
        if (!list.isArray()) {
            return false;
        }
        var names = new LinkedHashSet<String>();
        for (var item : list) {
            if (!item.path("name").isTextual() || !names.add(item.path("name").asText())) {
                return false;
            }
        }
        return !names.isEmpty();
    }

    private static String words(List<Step> path) {
        var words = new StringBuilder();
        for (var step : path) {
            words.append(step.item() ? "[" + step.name() + "]" : words.isEmpty() ? step.name() : "." + step.name());
        }
        return words.toString();
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }
}
