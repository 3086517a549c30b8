package io.github.nmstate4j.desktop.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One line of YAML in parts to colour. Good enough for policies: it looks at the line alone.
final class YamlTokens {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d.]*%?");
    private static final Pattern WORD = Pattern.compile("true|false|null|yes|no|on|off|~|up|down|absent|ignore");
    private static final Pattern KEY = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'#\\[\\]{},:][^\\s#\\[\\]{},]*?)(?=\\s*:(?:\\s|$))");

    private YamlTokens() {}

    /// @param style `yaml-key`, `yaml-text`, `yaml-number`, `yaml-word`, `yaml-comment`, `yaml-sign`
    record Token(String text, String style) {}

    static List<Token> of(String line) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        var key = KEY.matcher(line);
        while (at < line.length()) {
            char c = line.charAt(at);
            int end;
            String style;
            if (Character.isWhitespace(c)) {
                end = at + 1;
                style = "yaml-sign";
            } else if (c == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                end = line.length();
                style = "yaml-comment";
            } else if (key.find(at) && key.start() == at) {
                end = key.end();
                style = "yaml-key";
            } else if (c == '"' || c == '\'') {
                int close = line.indexOf(c, at + 1);
                end = close < 0 ? line.length() : close + 1;
                style = "yaml-text";
            } else if ("[]{},:-".indexOf(c) >= 0 && (c != '-' || at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
                end = at + 1;
                style = "yaml-sign";
            } else {
                end = at;
                while (end < line.length() && " \t,]}".indexOf(line.charAt(end)) < 0) {
                    end++;
                }
                end = Math.max(end, at + 1);
                var word = line.substring(at, end);
                style = NUMBER.matcher(word).matches() ? "yaml-number" : WORD.matcher(word).matches() ? "yaml-word" : "yaml-plain";
            }
            tokens.add(new Token(line.substring(at, end), style));
            at = end;
        }
        return tokens;
    }
}
