package io.github.nmstate4j.site;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Colours for code: enough to find one's way, in the few languages of this repository.
enum Highlighting {
    YAML("""
            (?<comment>(?<=^|\\s)\\#.*)
            |(?<text>"[^"\\n]*"|'[^'\\n]*')
            |(?<key>[\\w./~-]+(?=:(?:\\s|$)))
            |(?<value>(?<=[\\s\\[,])(?:true|false|null|-?\\d[\\d.]*)(?=[\\s\\],}]|$))"""),
    SHELL("(?<comment>(?<=^|\\s)\\#.*)|(?<text>\"[^\"\\n]*\"|'[^'\\n]*')"),
    /// Commands after `$ `, which may go on after `> `, each with what it prints.
    CONSOLE("(?<command>^\\$\\ .*(?:\\n>\\ .*)*)"),
    DIFF("(?<added>^\\+.*)|(?<removed>^-.*)"),
    JAVA("""
            (?<comment>//.*|/\\*[\\s\\S]*?\\*/)
            |(?<text>\"""[\\s\\S]*?\"""|"(?:\\\\.|[^"\\\\\\n])*"|'(?:\\\\.|[^'\\\\])+')
            |(?<key>@\\w+|\\b(?:abstract|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends\
            |final|finally|float|for|if|implements|import|instanceof|int|interface|long|new|non-sealed|package|permits|private\
            |protected|public|record|return|sealed|short|static|super|switch|this|throw|throws|try|var|void|while)\\b)
            |(?<value>\\b(?:true|false|null|\\d[\\d_.]*[LlFfDd]?)\\b)"""),
    XML("(?<comment><!--[\\s\\S]*?-->)|(?<key></?[\\w:.-]+|/?>)|(?<text>\"[^\"\\n]*\")"),
    JSON("(?<key>\"[^\"\\n]*\"(?=\\s*:))|(?<text>\"[^\"\\n]*\")|(?<value>\\b(?:true|false|null|-?\\d[\\d.]*)\\b)"),
    NONE("(?!)");

    private static final List<String> KINDS = List.of("comment", "text", "key", "value", "command", "added", "removed");
    private static final Map<String, Highlighting> BY_NAME = Map.ofEntries(
            Map.entry("yaml", YAML),
            Map.entry("yml", YAML),
            Map.entry("sh", SHELL),
            Map.entry("bash", SHELL),
            Map.entry("console", CONSOLE),
            Map.entry("diff", DIFF),
            Map.entry("java", JAVA),
            Map.entry("xml", XML),
            Map.entry("json", JSON));

    private final Pattern pattern;

    Highlighting(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.MULTILINE | Pattern.COMMENTS);
    }

    /// @param name a language as after the fence of a code block, or the ending of a file
    static Highlighting of(String name) {
        return BY_NAME.getOrDefault(name, NONE);
    }

    /// As HTML, for inside of `<code>`.
    String html(String code) {
        var html = new StringBuilder();
        var matcher = pattern.matcher(code);
        int done = 0;
        while (matcher.find()) {
            html.append(Html.escape(code.substring(done, matcher.start())));
            var groups = matcher.namedGroups();
            var kind = KINDS.stream().filter(each -> groups.containsKey(each) && matcher.group(each) != null).findFirst();
            html.append("<span class=\"").append(kind.orElseThrow()).append("\">").append(Html.escape(matcher.group())).append("</span>");
            done = matcher.end();
        }
        return html.append(Html.escape(code.substring(done))).toString();
    }
}
