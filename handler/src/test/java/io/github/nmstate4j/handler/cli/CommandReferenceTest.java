package io.github.nmstate4j.handler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// `docs/reference/commands.md`, and completion. To write the page anew:
/// `./mvnw -pl handler -am test -Dtest=CommandReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dreference.write=true`
class CommandReferenceTest {

    private static final Path FILE = Path.of(System.getProperty("nmstate4j.root", "..")).resolve("docs/reference/commands.md");
    private static final String HEAD = """
            # Commands

            The command line of one node, as each command's `--help` tells it. [One node](../guide/node.md) has examples.

            """;

    @TempDir
    private Path folder = Path.of("");

    private CommandNode node;

    @BeforeEach
    void start() throws IOException {
        node = new CommandNode(folder.resolve("root"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private CommandLine commands() {
        var nowhere = new PrintWriter(Writer.nullWriter());
        return new NodeCommands(node, InputStream.nullInputStream(), "true").commandLine(nowhere, nowhere);
    }

    private String page() {
        var page = new StringBuilder(HEAD).append(help(commands()));
        for (var command : new LinkedHashSet<>(commands().getSubcommands().values())) {
            page.append("\n## ").append(command.getCommandName()).append("\n\n").append(help(command));
        }
        return page.toString();
    }

    private static String help(CommandLine command) {
        return "```text\n" + command.setUsageHelpWidth(120).getUsageMessage(Ansi.OFF).stripTrailing() + "\n```\n";
    }

    @Test
    void theReferenceIsUpToDate() throws IOException {
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(FILE, page());
        }
        assertThat(Files.readString(FILE)).isEqualTo(page());
    }

    @Test
    void aShellCompletesCommandsAndTheirOptions() throws Exception {
        var script = Files.writeString(folder.resolve("completion"), node.printed("completion"));

        assertThat(completed(script, "sh")).containsExactly("show");
        assertThat(completed(script, "apply", "--no-c")).containsExactly("--no-commit");
    }

    /// What bash offers after these words. Outside of a completion it complains of `compopt`.
    private List<String> completed(Path script, String... words) throws Exception {
        var line = new ArrayList<>(List.of("nmstate4j"));
        line.addAll(List.of(words));
        var asked = """
                source %s
                COMP_WORDS=(%s)
                COMP_CWORD=%d
                _complete_nmstate4j
                printf '%%s\\n' "${COMPREPLY[@]}"
                """
                .formatted(script, String.join(" ", line), words.length);
        var process = new ProcessBuilder("bash", "-c", asked).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said.lines().toList();
    }
}
