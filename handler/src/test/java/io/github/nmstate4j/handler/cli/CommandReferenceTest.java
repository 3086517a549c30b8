package io.github.nmstate4j.handler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// `docs/reference/commands.md`. To write the page anew:
/// `./mvnw -pl handler -am test -Dtest=CommandReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dreference.write=true`
class CommandReferenceTest {

    private static final Path FILE = Path.of(System.getProperty("nmstate4j.root", "..")).resolve("docs/reference/commands.md");
    private static final String HEAD = """
            # Commands

            The command line of one node, as each command's `--help` tells it. [One node](../guide/node.md) has examples.

            """;

    @TempDir
    private Path folder = Path.of("");

    private static CommandLine commands(CommandNode node) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        return new NodeCommands(node, InputStream.nullInputStream(), "true").commandLine(nowhere, nowhere);
    }

    private static String page(CommandLine commands) {
        var page = new StringBuilder(HEAD).append(help(commands));
        for (var command : new LinkedHashSet<>(commands.getSubcommands().values())) {
            page.append("\n## ").append(command.getCommandName()).append("\n\n").append(help(command));
        }
        return page.toString();
    }

    private static String help(CommandLine command) {
        return "```text\n" + command.setUsageHelpWidth(120).getUsageMessage(Ansi.OFF).stripTrailing() + "\n```\n";
    }

    @Test
    void theReferenceIsUpToDate() throws IOException {
        try (var node = new CommandNode(folder.resolve("root"))) {
            var page = page(commands(node));
            if (Boolean.getBoolean("reference.write")) {
                Files.writeString(FILE, page);
            }
            assertThat(Files.readString(FILE)).isEqualTo(page);
        }
    }
}
