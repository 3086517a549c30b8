package io.github.nmstate4j.desktop.document;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.finding.Finding.Position;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Text to [Syntax], in bounded time.
final class SyntaxReader {

    static final Code SYNTAX = Code.author("document.syntax");
    static final Code TOO_LARGE = Code.author("document.too-large");
    static final Code DUPLICATE = Code.author("document.duplicate-key");

    private static final int MOST_CHARACTERS = 2_000_000;
    private static final int MOST_PARTS = 200_000;
    private static final int DEEPEST = 50;
    /// What prints the same again; longer numbers stay texts.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,28})(\\.\\d{1,20})?");

    private final String text;
    private final int[] offsets;
    private final List<Finding> findings = new ArrayList<>();
    private int parts;

    private SyntaxReader(String text) {
        this.text = text;
        this.offsets = offsets(text);
    }

    record Read(Optional<Syntax> root, List<Finding> findings) {}

    private static final class TooLarge extends RuntimeException {
        TooLarge(String message) {
            super(message, null, false, false);
        }
    }

    static Read read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return failed(Finding.error(
                    TOO_LARGE,
                    DocumentPath.root(),
                    "The text has " + text.length() + " characters; the designer reads at most " + MOST_CHARACTERS + "."));
        }
        return new SyntaxReader(text).read();
    }

    private Read read() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        try {
            var node = new Yaml(options).compose(new StringReader(text));
            return node == null ? new Read(Optional.empty(), List.of()) : new Read(Optional.of(syntax(node, 0)), findings);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            var context = e.getContext() == null ? "" : ", " + e.getContext();
            var finding = Finding.error(SYNTAX, DocumentPath.root(), "This is not well-formed: " + e.getProblem() + context + ".");
            return failed(mark == null ? finding : finding.at(new Position(mark.getLine() + 1, mark.getColumn() + 1)));
        } catch (TooLarge e) {
            return failed(Finding.error(TOO_LARGE, DocumentPath.root(), String.valueOf(e.getMessage())));
        } catch (YAMLException e) {
            return failed(Finding.error(SYNTAX, DocumentPath.root(), "This is not well-formed: " + e.getMessage() + "."));
        }
    }

    private static Read failed(Finding finding) {
        return new Read(Optional.empty(), List.of(finding));
    }

    private Syntax syntax(Node node, int depth) {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            throw new TooLarge("The document has more than " + MOST_PARTS
                    + " values, counting what its aliases stand for, or is nested too deep. Write fewer aliases, or split it.");
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, depth);
            case SequenceNode sequence ->
                new Syntax.Sequence(
                        sequence.getValue().stream().map(item -> syntax(item, depth + 1)).toList(),
                        sequence.getFlowStyle() == FlowStyle.FLOW,
                        span(node));
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new TooLarge("The document refers to itself.");
        };
    }

    private Syntax mapping(MappingNode node, int depth) {
        var entries = new ArrayList<Syntax.Entry>();
        for (var tuple : node.getValue()) {
            var key = syntax(tuple.getKeyNode(), depth + 1) instanceof Syntax.Scalar scalar
                    ? scalar
                    : new Syntax.Scalar(text.substring(span(tuple.getKeyNode()).start(), span(tuple.getKeyNode()).end()),
                            true,
                            new Value.Null(),
                            span(tuple.getKeyNode()));
            var twice = entries.stream().filter(entry -> entry.key().text().equals(key.text())).findFirst();
            twice.ifPresent(first -> findings.add(Finding.error(
                            DUPLICATE,
                            DocumentPath.root(),
                            "`" + key.text() + "` is given twice; the first is in line "
                                    + (Lines.lineOf(text, first.key().span().start()) + 1) + ". Keep one of them.")
                    .at(Lines.position(text, key.span().start()))));
            entries.add(new Syntax.Entry(key, syntax(tuple.getValueNode(), depth + 1)));
        }
        return new Syntax.Mapping(entries, node.getFlowStyle() == FlowStyle.FLOW, span(node));
    }

    private Syntax.Scalar scalar(ScalarNode node) {
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
        return new Syntax.Scalar(node.getValue(), plain, plain ? plain(node.getValue()) : new Value.Text(node.getValue()), span(node));
    }

    /// As the model reads it.
    private static Value plain(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> new Value.Bool(true);
            case "false", "False", "FALSE" -> new Value.Bool(false);
            case "", "~", "null", "Null", "NULL" -> new Value.Null();
            default -> NUMBER.matcher(text).matches() ? new Value.Num(new BigDecimal(text)) : new Value.Text(text);
        };
    }

    /// Blocks end where their last part ends, not where the next one begins.
    private Span span(Node node) {
        int start = offset(node.getStartMark());
        int end = Math.max(start, offset(node.getEndMark()));
        boolean block = switch (node) {
            case MappingNode mapping -> mapping.getFlowStyle() != FlowStyle.FLOW;
            case SequenceNode sequence -> sequence.getFlowStyle() != FlowStyle.FLOW;
            case ScalarNode scalar -> scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
            default -> false;
        };
        if (block) {
            end = lastEnd(node, end);
        }
        return new Span(start, end);
    }

    private int lastEnd(Node node, int otherwise) {
        return switch (node) {
            case MappingNode mapping when !mapping.getValue().isEmpty() -> {
                var last = mapping.getValue().getLast();
                yield Math.max(span(last.getKeyNode()).end(), span(last.getValueNode()).end());
            }
            case SequenceNode sequence when !sequence.getValue().isEmpty() ->
                Math.max(span(sequence.getValue().getLast()).end(), offset(sequence.getStartMark()) + 1);
            default -> {
                int end = otherwise;
                while (end > 0 && end <= text.length() && Character.isWhitespace(text.charAt(end - 1))) {
                    end--;
                }
                yield end;
            }
        };
    }

    private int offset(Mark mark) {
        return offsets.length == 0 ? Math.min(mark.getIndex(), text.length()) : offsets[Math.min(mark.getIndex(), offsets.length - 1)];
    }

    /// Marks count code points. Empty when that is the same.
    private static int[] offsets(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return new int[0];
        }
        var offsets = new int[points + 1];
        int at = 0;
        for (int i = 0; i < points; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[points] = at;
        return offsets;
    }
}
