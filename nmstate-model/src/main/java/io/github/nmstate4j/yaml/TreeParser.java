package io.github.nmstate4j.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Entries;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.finding.Finding.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;

/// Text to values. Where each stands in the text is found out only when there is something to say about one of them: the
/// text is then read a second time, so that a document without mistakes costs nothing for it.
final class TreeParser {

    private static final JsonFactory JSON = new JsonFactory();

    private static final int LONGEST_NUMBER = 30;
    private static final int SMALL_NUMBER = 18;

    private final Limits limits;
    private final Places places;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Duplicate> duplicates = new ArrayList<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    /// The keys and indexes on the way to where the parser is.
    private final DocumentPath.Step[] way;

    private int count;

    private record Anchored(Value value, int size) {}

    private record Duplicate(DocumentPath path, String key, Position second) {}

    /// The document cannot be read any further; the finding says why.
    private static final class Stopped extends Exception {
        private final transient Finding finding;

        Stopped(Finding finding) {
            super(finding.message(), null, false, false);
            this.finding = finding;
        }
    }

    private TreeParser(Limits limits, Places places) {
        this.limits = limits;
        this.places = places;
        this.way = new DocumentPath.Step[limits.depth()];
    }

    /// The values of a text, and what is wrong with the text itself.
    static final class Parsed {
        private final String text;
        private final Limits limits;
        private final JsonFactory factory;
        private final Optional<Value> value;
        private final List<Finding> findings;
        private final List<Duplicate> duplicates;

        private Parsed(
                String text,
                Limits limits,
                JsonFactory factory,
                Optional<Value> value,
                List<Finding> findings,
                List<Duplicate> duplicates) {
            this.text = text;
            this.limits = limits;
            this.factory = factory;
            this.value = value;
            this.findings = findings;
            this.duplicates = duplicates;
        }

        Optional<Value> value() {
            return value;
        }

        /// These findings and those about the text itself, each with the place of what it is about or the nearest place
        /// around it, in the order of the text.
        List<Finding> placed(List<Finding> more) {
            if (findings.isEmpty() && duplicates.isEmpty() && more.isEmpty()) {
                return List.of();
            }
            var places = new Places();
            duplicates.forEach(duplicate -> places.want(duplicate.path()));
            more.forEach(finding -> places.want(finding.path()));
            if (!duplicates.isEmpty() || !more.isEmpty()) {
                new TreeParser(limits, places).parsed(factory, text);
            }
            var placed = new ArrayList<>(findings);
            duplicates.forEach(duplicate -> placed.add(finding(duplicate, places)));
            more.forEach(finding -> placed.add(places.of(finding.path(), !finding.code().equals(Place.WRONG_VALUE))
                    .map(finding::at)
                    .orElse(finding)));
            placed.sort(Comparator.comparing(
                    finding -> finding.position().orElse(new Position(0, 0)),
                    Comparator.comparingInt(Position::line).thenComparingInt(Position::column)));
            return placed;
        }

        private static Finding finding(Duplicate duplicate, Places places) {
            int first = places.of(duplicate.path(), true).orElse(duplicate.second()).line();
            return Finding.error(
                            Place.DUPLICATE_KEY,
                            duplicate.path(),
                            "`" + Scalars.shortened(duplicate.key()) + "` is given twice; the first is in line " + first
                                    + ". Keep one of them.")
                    .at(duplicate.second());
        }
    }

    /// JSON is tried first where the text looks like it, because YAML does not take tabs.
    static Parsed parse(String text, Limits limits) {
        if (text.length() > limits.characters()) {
            return new Parsed(
                    "",
                    limits,
                    JSON,
                    Optional.empty(),
                    List.of(Finding.error(
                            Place.TOO_LARGE,
                            DocumentPath.root(),
                            "The document has " + text.length() + " characters; at most " + limits.characters()
                                    + " are read.")),
                    List.of());
        }
        if (startsLikeJson(text)) {
            var json = new TreeParser(limits, new Places()).parsed(JSON, text);
            if (json.value().isPresent()) {
                return json;
            }
        }
        return new TreeParser(limits, new Places()).parsed(yaml(limits), text.replace('\u00a0', ' '));
    }

    private static boolean startsLikeJson(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start < text.length() && text.charAt(start) == '{';
    }

    /// The limits are ours to check, so that the finding says what to do.
    private static JsonFactory yaml(Limits limits) {
        var options = new LoaderOptions();
        options.setCodePointLimit(limits.characters());
        options.setNestingDepthLimit(limits.depth() + 2);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                .build();
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
        return new Parsed(text, limits, factory, value, findings, duplicates);
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
        var value = value(parser, 0);
        if (parser.nextToken() != null) {
            throw stopped(parser, 0, Place.SYNTAX, "A second document follows here; only one is read.");
        }
        return value;
    }

    private Value value(JsonParser parser, int depth) throws IOException, Stopped {
        if (places.wanted()) {
            places.value(position(parser.currentTokenLocation()));
        }
        spend(parser, depth, 1);
        if (!(parser instanceof YAMLParser yaml)) {
            return bare(parser, depth);
        }
        if (yaml.isCurrentAlias()) {
            return alias(parser, depth);
        }
        var anchor = yaml.getObjectId();
        int before = count;
        var value = bare(parser, depth);
        if (anchor != null) {
            anchors.put(anchor, new Anchored(value, count - before + 1));
        }
        return value;
    }

    private Value bare(JsonParser parser, int depth) throws IOException, Stopped {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, deeper(parser, depth));
            case START_ARRAY -> sequence(parser, deeper(parser, depth));
            case VALUE_TRUE, VALUE_FALSE -> new Value.Bool(parser.getBooleanValue());
            case VALUE_NULL -> new Value.Null();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            default -> new Value.Text(parser.getText());
        };
    }

    private int deeper(JsonParser parser, int depth) throws Stopped {
        if (depth >= limits.depth()) {
            throw stopped(
                    parser,
                    depth,
                    Place.TOO_LARGE,
                    "The document is nested more than " + limits.depth() + " levels deep here; nothing in a network state is.");
        }
        return depth + 1;
    }

    private void spend(JsonParser parser, int depth, int size) throws Stopped {
        count += size;
        if (count > limits.values()) {
            throw stopped(
                    parser,
                    depth,
                    Place.TOO_LARGE,
                    "The document has more than " + limits.values()
                            + " values, counting what its aliases stand for. Write fewer aliases, or split it.");
        }
    }

    private Value alias(JsonParser parser, int depth) throws IOException, Stopped {
        var name = parser.getText();
        var anchored = anchors.get(name);
        if (anchored == null) {
            throw stopped(
                    parser,
                    depth,
                    Place.SYNTAX,
                    "The alias *" + name + " stands for nothing: there is no finished &" + name + " before it.");
        }
        spend(parser, depth, anchored.size());
        return anchored.value();
    }

    private Value mapping(JsonParser parser, int depth) throws IOException, Stopped {
        var entries = new Entries.Builder<Value>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            boolean twice = entries.has(key);
            way[depth - 1] = new DocumentPath.Step.Key(key);
            places.enter(way[depth - 1]);
            if (places.wanted()) {
                places.key(position(parser.currentTokenLocation()));
            }
            if (twice) {
                duplicates.add(new Duplicate(path(depth), key, position(parser.currentTokenLocation())));
            }
            parser.nextToken();
            var value = value(parser, depth);
            places.leave();
            if (!twice) {
                entries.put(key, value);
            }
        }
        return new Value.Mapping(entries.build());
    }

    private Value sequence(JsonParser parser, int depth) throws IOException, Stopped {
        var items = new ArrayList<Value>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            way[depth - 1] = new DocumentPath.Step.Index(items.size());
            places.enter(way[depth - 1]);
            items.add(value(parser, depth));
            places.leave();
        }
        return new Value.Sequence(items);
    }

    private DocumentPath path(int depth) {
        return new DocumentPath(Arrays.asList(way).subList(0, depth));
    }

    /// Only what prints the same again counts as a number; 007, 0x10 and 1e3 stay what they look like.
    static Value number(String text) {
        if (!isPlainNumber(text)) {
            return new Value.Text(text);
        }
        return text.length() <= SMALL_NUMBER && text.indexOf('.') < 0
                ? Value.Num.of(Long.parseLong(text))
                : new Value.Num(new BigDecimal(text));
    }

    /// `0`, `-12`, `1.50`: digits without a leading zero, at most one dot with digits around it.
    private static boolean isPlainNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int dot = text.indexOf('.');
        int end = dot < 0 ? text.length() : dot;
        if (text.length() > LONGEST_NUMBER || end == start || dot == text.length() - 1) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (i != dot && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        return text.charAt(start) != '0' || (end == start + 1 && (dot > 0 || start == 0));
    }

    private Stopped stopped(JsonParser parser, int depth, Code code, String message) {
        return new Stopped(Finding.error(code, path(depth), message).at(position(parser.currentTokenLocation())));
    }

    private static Position position(JsonLocation where) {
        return new Position(Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
    }
}
