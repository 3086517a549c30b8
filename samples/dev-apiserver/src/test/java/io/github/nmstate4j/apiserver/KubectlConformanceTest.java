package io.github.nmstate4j.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// One session of the real `kubectl`, written down in `kubectl/session.txt` with what it printed, must go the same on three servers:
/// the embedded one, the Kubernetes 1.36 machinery and an unmodified kube-apiserver 1.20. The record is from the real ones.
///
/// Steps marked `# recent` are not compared on 1.20, which words or does them differently.
@EnabledIf(value = "kubectlIsInstalled", disabledReason = "kubectl is not installed")
class KubectlConformanceTest {
    private static final Path SESSION = Path.of("src/test/resources/kubectl");

    /// @param recent whether old servers answer otherwise
    private record Step(String command, boolean recent, String outcome) {}

    @TempDir
    Path folder;

    static boolean kubectlIsInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl")));
    }

    @Test
    void theEmbeddedServerAnswersAsRecorded() throws Exception {
        try (var server = ApiServer.start(ApiServerSettings.local())) {
            Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
            assertThat(play(true)).isEqualTo(recorded(true));
        }
    }

    @Test
    @DisplayName("the Kubernetes 1.36 machinery answers as recorded (when the real servers are there)")
    @EnabledIf(value = "io.github.nmstate4j.apiserver.RealApiServer#areThere", disabledReason = "the real API servers are not there")
    void theRecentRealServerAnswersAsRecorded() throws Exception {
        playOnRealServer(RealApiServer.Kind.LITE, true);
    }

    @Test
    @DisplayName("kube-apiserver 1.20 answers as recorded (when the real servers are there)")
    @EnabledIf(value = "io.github.nmstate4j.apiserver.RealApiServer#areThere", disabledReason = "the real API servers are not there")
    void theOldRealServerAnswersAsRecorded() throws Exception {
        playOnRealServer(RealApiServer.Kind.FULL, false);
    }

    private void playOnRealServer(RealApiServer.Kind kind, boolean recent) throws Exception {
        try (var server = RealApiServer.start(kind, folder.resolve("server"))) {
            Files.copy(server.kubeconfig(), folder.resolve("kubeconfig"));
            assertThat(play(recent)).isEqualTo(recorded(recent));
        }
    }

    private static List<Step> steps() throws IOException {
        var steps = new ArrayList<Step>();
        for (var part : Files.readString(SESSION.resolve("session.txt")).split("(?m)^\\$ ")) {
            if (!part.isEmpty()) {
                var end = part.indexOf('\n');
                var command = part.substring(0, end);
                steps.add(new Step(command, command.endsWith("# recent"), part.substring(end + 1)));
            }
        }
        return steps;
    }

    private static String recorded(boolean recent) throws IOException {
        var text = new StringBuilder();
        for (var step : steps()) {
            if (recent || !step.recent()) {
                text.append("$ ").append(step.command()).append('\n').append(step.outcome());
            }
        }
        return text.toString();
    }

    /// Runs all steps and returns the record of those that count.
    private String play(boolean recent) throws Exception {
        try (var manifests = Files.newDirectoryStream(SESSION, "*.yaml")) {
            for (var manifest : manifests) {
                Files.copy(manifest, folder.resolve(manifest.getFileName()));
            }
        }
        var text = new StringBuilder();
        for (var step : steps()) {
            var outcome = run(step.command());
            if (recent || !step.recent()) {
                text.append("$ ").append(step.command()).append('\n').append(normal(outcome));
            }
        }
        return text.toString();
    }

    private String run(String command) throws Exception {
        var output = folder.resolve("output");
        var builder = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
        builder.environment().put("HOME", folder.toString());
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("No end after 60 s: " + command);
        }
        return read(output) + "[exit " + process.exitValue() + "]\n";
    }

    private static String read(Path file) {
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What differs from run to run is evened out.
    private static String normal(String outcome) {
        return outcome.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "UID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME")
                .replaceAll("resourceVersion: \"\\d+\"", "resourceVersion: VERSION")
                .replaceAll("(?m) +\\d+s$", " AGE");
    }
}
