package io.github.nmstate4j.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.document.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Values to text. A text is quoted whenever some YAML reader might take it for something else.
final class TreeWriter {

    private static final class Quoting extends StringQuotingChecker {

        private static final long serialVersionUID = 1;

        private static final Set<String> TAKEN =
                Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "");
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.][A-Za-z0-9_/.+@=% :-]*");

        /// Digits, signs and separators only, a hexadecimal number, a number with an exponent, a date.
        private static final Pattern LIKE_A_NUMBER =
                Pattern.compile("[+-]?[0-9._:-]*|0[xob][0-9a-fA-F_]*|[+-]?[0-9._]*[eE][+-]?[0-9]+|\\.(inf|nan)",
                        Pattern.CASE_INSENSITIVE);

        @Override
        public boolean needToQuoteName(String name) {
            return needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return TAKEN.contains(value.toLowerCase(Locale.ROOT))
                    || !PLAIN.matcher(value).matches()
                    || (LIKE_A_NUMBER.matcher(value).matches() && !isAddress(value))
                    || value.contains(": ")
                    || value.endsWith(":")
                    || value.endsWith(" ");
        }

        /// Three dots make no number.
        private static boolean isAddress(String value) {
            return value.chars().filter(c -> c == '.').count() == 3 && value.matches("[0-9.]+");
        }
    }

    private static final JsonFactory YAML = YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .stringQuotingChecker(new Quoting())
            .build();

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Function<Secret, String> secrets;

    private TreeWriter(Function<Secret, String> secrets) {
        this.secrets = secrets;
    }

    /// Every secret is written as its mark.
    static TreeWriter hiding() {
        return new TreeWriter(Secret::toString);
    }

    static TreeWriter revealing() {
        return new TreeWriter(Secret::reveal);
    }

    String yaml(Value value) {
        return written(YAML, value, false);
    }

    String json(Value value) {
        return written(JSON, value, true) + "\n";
    }

    private String written(JsonFactory factory, Value value, boolean indented) {
        var text = new StringWriter();
        try (var generator = factory.createGenerator(text)) {
            if (indented) {
                var printer = new DefaultPrettyPrinter();
                printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
                printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
                generator.setPrettyPrinter(printer);
            }
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail to be written", e);
        }
        return text.toString();
    }

    private void write(Value value, JsonGenerator generator) throws IOException {
        switch (value) {
            case Value.Text text -> text(text.text(), generator);
            case Value.Hidden hidden -> text(secrets.apply(hidden.secret()), generator);
            case Value.Num num -> generator.writeNumber(num.number());
            case Value.Bool bool -> generator.writeBoolean(bool.bool());
            case Value.Null none -> generator.writeNull();
            case Value.Sequence sequence -> {
                generator.writeStartArray();
                for (var item : sequence.items()) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case Value.Mapping mapping -> {
                generator.writeStartObject();
                for (var entry : mapping.entries().entrySet()) {
                    generator.writeFieldName(entry.getKey());
                    write(entry.getValue(), generator);
                }
                generator.writeEndObject();
            }
        }
    }

    /// Several lines are written as a block where the block would be read back as the same text, else in quotes.
    private static void text(String text, JsonGenerator generator) throws IOException {
        if (generator instanceof YAMLGenerator yaml && text.indexOf('\n') >= 0 && !isBlock(text)) {
            yaml.disable(YAMLGenerator.Feature.MINIMIZE_QUOTES);
            yaml.writeString(text);
            yaml.enable(YAMLGenerator.Feature.MINIMIZE_QUOTES);
        } else {
            generator.writeString(text);
        }
    }

    /// Lines of visible characters, with spaces at no end of a line but its beginning; at most one line end at the end.
    private static boolean isBlock(String text) {
        char before = '\n';
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            boolean last = i == text.length() - 1;
            if (here == '\n' ? before == ' ' || i == 0 || (last && before == '\n') : !isVisible(here) && here != ' ') {
                return false;
            }
            if (here == ' ' && (i == 0 || last)) {
                return false;
            }
            before = here;
        }
        return true;
    }

    private static boolean isVisible(char c) {
        return (c > ' ' && c <= '~') || (c > '\u00a0' && c < '\u2000');
    }
}
