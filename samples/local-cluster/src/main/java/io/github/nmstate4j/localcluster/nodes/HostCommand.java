package io.github.nmstate4j.localcluster.nodes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs a command on this machine to its end.
final class HostCommand {

    private HostCommand() {}

    static CommandResult run(List<String> command) {
        return run(command, Map.of());
    }

    static CommandResult run(List<String> command, Map<String, String> environment) {
        try {
            Path errors = Files.createTempFile("command", ".err");
            try {
                var builder = new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectError(errors.toFile());
                builder.environment().putAll(environment);
                var process = builder.start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int exitCode = process.waitFor();
                return new CommandResult(String.join(" ", command), exitCode, output, Files.readString(errors));
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new NodeException("Cannot run " + command.getFirst() + " on this machine: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeException("Interrupted while running " + String.join(" ", command), e);
        }
    }

    static CommandResult run(String... command) {
        return run(List.of(command));
    }

    /// All lines in one process of `ip`, in a network namespace.
    static void ipBatch(String namespace, List<String> lines) {
        try {
            Path batch = Files.createTempFile("ip", ".batch");
            try {
                Files.write(batch, lines);
                run("ip", "-n", namespace, "-batch", batch.toString()).requireSuccess();
            } finally {
                Files.deleteIfExists(batch);
            }
        } catch (IOException e) {
            throw new NodeException("Cannot write commands for ip: " + e.getMessage(), e);
        }
    }

    /// A command that runs in a network namespace.
    static List<String> inNamespace(String namespace, List<String> command) {
        var whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        whole.addAll(command);
        return whole;
    }
}
