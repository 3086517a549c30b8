package io.github.nmstate4j.desktop.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a caret is in YAML that may be half written. Found by indentation, as people see it, since what is half written
/// is seldom well-formed.
///
/// @param frames from the outside in: what the caret is in
/// @param siblings the keys of the mapping that the caret is in, with their values as far as they stand in one line
/// @param isValue whether a value is written, else a key
/// @param typed what of it stands before the caret
/// @param word all of it, to be replaced
/// @param column of its first letter, from 0
/// @param hasColon whether the key has its colon already
record CaretPlace(
        List<Frame> frames, Map<String, String> siblings, boolean isValue, String typed, Span word, int column, boolean hasColon) {

    /// @param siblings the keys beside the step; for an item those in it
    record Frame(Step step, Map<String, String> siblings) {}

    sealed interface Step {}

    record Key(String name) implements Step {}

    record Item() implements Step {}

    private static final Pattern KEY = Pattern.compile("(?<key>[^\\s:#\"'\\[{][^:#]*|\"[^\"]*\"|'[^']*'):(?:\\s+(?<value>.*))?");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#");
    private static final String ENDS_WORD = " \t,]}:#\n";

    /// Empty where nothing can be completed: in a comment, or behind a key without a blank.
    static Optional<CaretPlace> of(String text, int offset) {
        int start = Lines.startOf(text, offset);
        var before = text.substring(start, offset);
        if (COMMENT.matcher(before).find()) {
            return Optional.empty();
        }
        var lines = new Outline(text);
        int line = Lines.lineOf(text, offset);
        int column = indent(before);
        var content = before.substring(column);
        var key = KEY.matcher(content);
        if (!key.matches()) {
            return content.contains(":") && !content.startsWith("\"")
                    ? Optional.empty()
                    : Optional.of(place(lines, line, column, Optional.empty(), content, text, offset));
        }
        return key.group("value") == null
                ? Optional.empty()
                : value(key.group("value")).map(typed -> place(lines, line, column, Optional.of(unquoted(key.group("key"))), typed, text, offset));
    }

    /// Behind the blanks and dashes of a line.
    private static int indent(String line) {
        int column = 0;
        while (column < line.length() && (line.charAt(column) == ' ' || line.startsWith("- ", column))) {
            column++;
        }
        return column;
    }

    /// What is typed of a value; in a flow list of its last item. Empty in a flow mapping.
    private static Optional<String> value(String value) {
        if (value.contains("{")) {
            return Optional.empty();
        }
        int item = Math.max(value.lastIndexOf('['), value.lastIndexOf(','));
        return value.startsWith("[")
                ? Optional.of(value.substring(item + 1).stripLeading()).filter(typed -> !value.contains("]"))
                : Optional.of(value);
    }

    private static CaretPlace place(Outline outline, int line, int column, Optional<String> key, String typed, String text, int offset) {
        var around = outline.around(line, column);
        var frames = new ArrayList<>(around.frames());
        key.ifPresent(name -> frames.add(new Frame(new Key(name), around.siblings())));
        int end = offset;
        while (end < text.length() && ENDS_WORD.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var flow = key.isPresent() && Lines.lineOf(text, offset) == line && text.substring(Lines.startOf(text, offset), offset).contains("[");
        if (flow) {
            frames.add(new Frame(new Item(), Map.of()));
        }
        boolean scalar = key.isPresent();
        return new CaretPlace(
                List.copyOf(frames),
                around.siblings(),
                scalar,
                typed,
                new Span(offset - typed.length(), end),
                column,
                !scalar && end < text.length() && text.charAt(end) == ':');
    }

    private static String unquoted(String key) {
        return key.length() > 1 && (key.startsWith("\"") || key.startsWith("'")) ? key.substring(1, key.length() - 1) : key.strip();
    }

    /// The key whose value is written, or in whose list an item is.
    String lastKey() {
        return frames.reversed().stream()
                .flatMap(frame -> frame.step() instanceof Key key ? Optional.of(key.name()).stream() : Optional.<String>empty().stream())
                .findFirst()
                .orElse("");
    }

    boolean isItem() {
        return !frames.isEmpty() && frames.getLast().step() instanceof Item;
    }

    boolean endsWith(String key) {
        return !frames.isEmpty() && frames.getLast().step().equals(new Key(key));
    }

    /// Whether the mapping that the caret is in is the value of this key, or an item of its list.
    boolean isIn(String key) {
        var outer = frames.stream().filter(frame -> frame.step() instanceof Key).map(frame -> ((Key) frame.step()).name()).toList();
        return outer.size() > 1 && outer.get(outer.size() - 2).equals(key);
    }

    /// A dash or a key of a text.
    ///
    /// @param key empty for a dash
    /// @param value behind the key in its line
    private record Token(int line, int column, Optional<String> key, String value) {}

    /// The dashes and keys of a text, in order.
    private static final class Outline {
        private final List<Token> tokens = new ArrayList<>();

        Outline(String text) {
            int number = 0;
            for (var line : text.split("\n", -1)) {
                read(line, number++);
            }
        }

        private void read(String line, int number) {
            int column = 0;
            while (column < line.length() && (line.charAt(column) == ' ' || line.startsWith("- ", column) || line.substring(column).equals("-"))) {
                if (line.charAt(column) == '-') {
                    tokens.add(new Token(number, column, Optional.empty(), ""));
                }
                column++;
            }
            var key = KEY.matcher(line.substring(column));
            if (column < line.length() && line.charAt(column) != '#' && key.matches()) {
                var value = Optional.ofNullable(key.group("value")).orElse("");
                tokens.add(new Token(number, column, Optional.of(unquoted(key.group("key"))), unquoted(COMMENT.split(value, 2)[0].strip())));
            }
        }

        private record Around(List<Frame> frames, Map<String, String> siblings) {}

        /// What something at this place is in. In its own line only what stands before it counts.
        Around around(int line, int column) {
            int at = 0;
            while (at < tokens.size() && before(tokens.get(at), line, column)) {
                at++;
            }
            var frames = new ArrayList<Frame>();
            var own = siblings(at, column);
            int limit = column;
            boolean dash = false;
            for (int i = at - 1; i >= 0; i--) {
                var token = tokens.get(i);
                // The dashes of a list may stand below its key.
                if (token.column() < limit || (dash && token.key().isPresent() && token.column() == limit)) {
                    dash = token.key().isEmpty();
                    frames.addFirst(new Frame(
                            token.key().<Step>map(Key::new).orElseGet(Item::new),
                            token.key().isPresent() ? siblings(i, token.column()) : siblings(i + 1, innerColumn(i))));
                    limit = token.column();
                }
            }
            return new Around(frames, own);
        }

        private static boolean before(Token token, int line, int column) {
            return token.line() < line || (token.line() == line && token.column() < column);
        }

        /// Where the mapping in an item is.
        private int innerColumn(int dash) {
            return dash + 1 < tokens.size() && tokens.get(dash + 1).line() == tokens.get(dash).line()
                    ? tokens.get(dash + 1).column()
                    : tokens.get(dash).column() + 2;
        }

        /// The keys at a column, up and down from a token, as far as nothing stands further left.
        private Map<String, String> siblings(int from, int column) {
            var keys = new LinkedHashMap<String, String>();
            for (int i = from - 1; i >= 0 && tokens.get(i).column() >= column; i--) {
                add(tokens.get(i), column, keys);
            }
            for (int i = from; i < tokens.size() && tokens.get(i).column() >= column; i++) {
                add(tokens.get(i), column, keys);
            }
            return keys;
        }

        private static void add(Token token, int column, Map<String, String> keys) {
            token.key().filter(key -> token.column() == column).ifPresent(key -> keys.put(key, token.value()));
        }
    }
}
