package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.report.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// All commands as one page in the language of man(7), from what `--help` tells. picocli itself only makes AsciiDoc.
final class ManPage {

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String of(CommandSpec program) {
        var page = new ManPage();
        page.whole(program);
        return page.page.toString();
    }

    private void whole(CommandSpec program) {
        var name = program.name();
        page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" \"").append(escaped(Version.text())).append("\"\n");
        section("NAME");
        line(name + " - " + description(program).getFirst());
        section("SYNOPSIS");
        line(synopsis(program));
        section("DESCRIPTION");
        description(program).forEach(this::paragraph);
        section("OPTIONS");
        line("All commands take these.");
        program.options().forEach(this::option);
        section("COMMANDS");
        for (var command : new LinkedHashSet<>(program.subcommands().values())) {
            command(command.getCommandSpec());
        }
        section("EXIT STATUS");
        status(ExitCode.DONE, "Done.");
        status(ExitCode.FAILED, "Failed.");
        status(ExitCode.USAGE, "Used wrongly.");
        status(ExitCode.DATA, "A document that cannot be applied.");
        section("SEE ALSO");
        line("nmcli(1), nm-settings(5), NetworkManager(8)");
    }

    private void command(CommandSpec command) {
        var names = new ArrayList<>(List.of(command.name()));
        names.addAll(List.of(command.aliases()));
        page.append(".SS ").append(escaped(String.join(", ", names))).append('\n');
        description(command).forEach(this::paragraph);
        paragraph(synopsis(command));
        command.positionalParameters().stream().filter(given -> !given.hidden()).forEach(this::parameter);
        command.options().stream().filter(option -> !option.hidden() && command.root().findOption(option.longestName()) == null).forEach(this::option);
    }

    private static List<String> description(CommandSpec command) {
        return List.of(command.usageMessage().description());
    }

    private static String synopsis(CommandSpec command) {
        return new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF)).synopsis(0).strip().replaceAll("\\s+", " ");
    }

    private void status(int code, String meaning) {
        entry(Integer.toString(code), List.of(meaning));
    }

    private void parameter(PositionalParamSpec given) {
        entry(given.paramLabel(), List.of(given.description()));
    }

    private void option(OptionSpec option) {
        var names = String.join(", ", option.names());
        entry(option.arity().max() == 0 ? names : names + " " + option.paramLabel(), List.of(option.description()));
    }

    private void section(String title) {
        page.append(".SH ").append(title).append('\n');
    }

    private void paragraph(String text) {
        page.append(".PP\n");
        line(text);
    }

    private void entry(String term, List<String> text) {
        page.append(".TP\n.B ").append(escaped(term)).append('\n');
        text.forEach(this::line);
    }

    /// A line that begins with a dot or an apostrophe would be a request.
    private void line(String text) {
        page.append("\\&").append(escaped(text)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    }
}
