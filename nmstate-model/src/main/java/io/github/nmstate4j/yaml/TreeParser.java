package io.github.nmstate4j.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.finding.Finding.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Text to values, with the place of each in the text.
final class TreeParser {

    private static final YAMLFactory YAML = new YAMLFactory();

    private static final int LONGEST_NUMBER = 30;

    private final Limits limits;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<DocumentPath, Position> keys = new HashMap<>();
    private final Map<DocumentPath, Position> values = new HashMap<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int count;

    private record Anchored(Value value, int size) {}

    /// The document cannot be read any further; the finding says why.
    private static final class Stopped extends Exception {
        private final transient Finding finding;

        Stopped(Finding finding) {
            super(finding.message(), null, false, false);
            this.finding = finding;
        }
    }

    private TreeParser(Limits limits) {
        this.limits = limits;
    }

    /// The values of a text, where they stand, and what is wrong with the text itself.
    record Parsed(
            Optional<Value> value,
            List<Finding> findings,
            Map<DocumentPath, Position> keys,
            Map<DocumentPath, Position> values) {

        /// Where the text says this, or the nearest place around it.
        Optional<Position> position(DocumentPath path, boolean ofKey) {
            var found = Optional.ofNullable(ofKey ? keys.get(path) : values.get(path))
                    .or(() -> Optional.ofNullable(values.get(path)));
            return found.isPresent() || path.steps().isEmpty()
                    ? found
                    : position(new DocumentPath(path.steps().subList(0, path.steps().size() - 1)), false);
        }
    }

    /// JSON is tried first where the text looks like it, because YAML does not take tabs.
    static Parsed parse(String text, Limits limits) {
        if (text.length() > limits.characters()) {
            return new Parsed(
                    Optional.empty(),
                    List.of(Finding.error(
                            Place.TOO_LARGE,
                            DocumentPath.root(),
                            "The document has " + text.length() + " characters; at most " + limits.characters()
                                    + " are read.")),
                    Map.of(),
                    Map.of());
        }
        if (text.stripLeading().startsWith("{")) {
            var json = new TreeParser(limits).parsed(new JsonFactory(), text);
            if (json.value().isPresent()) {
                return json;
            }
        }
        return new TreeParser(limits).parsed(YAML, text.replace('\u00a0', ' '));
    }

    private Parsed parsed(JsonFactory factory, String text) {
        Optional<Value> value;
        try (var parser = factory.createParser(text)) {
            value = Optional.of(document(parser));
        } catch (Stopped e) {
            findings.add(e.finding);
            value = Optional.empty();
        } catch (JsonProcessingException e) {
            findings.add(syntax(e));
            value = Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", e);
        }
        return new Parsed(value, List.copyOf(findings), keys, values);
    }

    private static Finding syntax(JsonProcessingException e) {
        var finding = Finding.error(Place.SYNTAX, DocumentPath.root(), firstLines(e.getOriginalMessage()));
        return Optional.ofNullable(e.getLocation())
                .map(where -> finding.at(position(where)))
                .orElse(finding);
    }

    /// The parser's message goes on with an excerpt of the text, which has the position already.
    private static String firstLines(String message) {
        int excerpt = message.indexOf("\n in ");
        var head = excerpt < 0 ? message : message.substring(0, excerpt);
        int second = message.indexOf('\n', excerpt + 1);
        var tail = message.lines()
                .filter(line -> line.startsWith("could not") || line.startsWith("expected") || line.startsWith("found")
                        || line.startsWith("mapping") || line.startsWith("did not"))
                .filter(line -> second > 0 && !line.equals(head))
                .findFirst();
        return "This is not well-formed: " + head.strip() + tail.map(line -> ", " + line).orElse("") + ".";
    }

    private Value document(JsonParser parser) throws IOException, Stopped {
        if (parser.nextToken() == null) {
            return new Value.Null();
        }
        var value = value(parser, DocumentPath.root(), 0);
        if (parser.nextToken() != null) {
            throw stopped(parser, DocumentPath.root(), Place.SYNTAX, "A second document follows here; only one is read.");
        }
        return value;
    }

    private Value value(JsonParser parser, DocumentPath path, int depth) throws IOException, Stopped {
        values.put(path, position(parser.currentTokenLocation()));
        spend(parser, path, 1);
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            return alias(parser, path);
        }
        var anchor = parser instanceof YAMLParser yaml ? Optional.ofNullable(yaml.getObjectId()) : Optional.<String>empty();
        int before = count;
        var value = switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, path, deeper(parser, path, depth));
            case START_ARRAY -> sequence(parser, path, deeper(parser, path, depth));
            case VALUE_TRUE, VALUE_FALSE -> new Value.Bool(parser.getBooleanValue());
            case VALUE_NULL -> new Value.Null();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            default -> new Value.Text(parser.getText());
        };
        anchor.ifPresent(name -> anchors.put(name, new Anchored(value, count - before + 1)));
        return value;
    }

    private int deeper(JsonParser parser, DocumentPath path, int depth) throws Stopped {
        if (depth >= limits.depth()) {
            throw stopped(
                    parser,
                    path,
                    Place.TOO_LARGE,
                    "The document is nested more than " + limits.depth() + " levels deep here; nothing in a network state is.");
        }
        return depth + 1;
    }

    private void spend(JsonParser parser, DocumentPath path, int size) throws Stopped {
        count += size;
        if (count > limits.values()) {
            throw stopped(
                    parser,
                    path,
                    Place.TOO_LARGE,
                    "The document has more than " + limits.values()
                            + " values, counting what its aliases stand for. Write fewer aliases, or split it.");
        }
    }

    private Value alias(JsonParser parser, DocumentPath path) throws IOException, Stopped {
        var name = parser.getText();
        var anchored = anchors.get(name);
        if (anchored == null) {
            throw stopped(
                    parser,
                    path,
                    Place.SYNTAX,
                    "The alias *" + name + " stands for nothing: there is no finished &" + name + " before it.");
        }
        spend(parser, path, anchored.size());
        return anchored.value();
    }

    private Value mapping(JsonParser parser, DocumentPath path, int depth) throws IOException, Stopped {
        var entries = new LinkedHashMap<String, Value>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            var here = path.key(key);
            var where = position(parser.currentTokenLocation());
            var first = keys.putIfAbsent(here, where);
            parser.nextToken();
            var value = value(parser, here, depth);
            if (first != null && entries.containsKey(key)) {
                findings.add(Finding.error(
                                Place.DUPLICATE_KEY,
                                here,
                                "`" + key + "` is given twice; the first is in line " + first.line()
                                        + ". Keep one of them.")
                        .at(where));
            }
            entries.put(key, value);
        }
        return new Value.Mapping(entries);
    }

    private Value sequence(JsonParser parser, DocumentPath path, int depth) throws IOException, Stopped {
        var items = new ArrayList<Value>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, path.index(items.size()), depth));
        }
        return new Value.Sequence(items);
    }

    /// Only what prints the same again counts as a number; 007, 0x10 and 1e3 stay what they look like.
    static Value number(String text) {
        return text.length() <= LONGEST_NUMBER && text.matches("0|-?[1-9]\\d*|-?(0|[1-9]\\d*)\\.\\d+")
                ? new Value.Num(new BigDecimal(text))
                : new Value.Text(text);
    }

    private static Stopped stopped(JsonParser parser, DocumentPath path, Code code, String message) {
        return new Stopped(Finding.error(code, path, message).at(position(parser.currentTokenLocation())));
    }

    private static Position position(JsonLocation where) {
        return new Position(Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
    }
}
