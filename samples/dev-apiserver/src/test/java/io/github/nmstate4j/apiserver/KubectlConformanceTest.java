package io.github.nmstate4j.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    private static final Path SERVERS = shared().resolve("apiserver");

    /// @param recent whether old servers answer otherwise
    private record Step(String command, boolean recent, String outcome) {}

    @TempDir
    Path folder;

    static boolean kubectlIsInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl")));
    }

    static boolean realServersAreThere() {
        return Files.isExecutable(SERVERS.resolve("up"));
    }

    private static Path shared() {
        var root = Path.of(System.getProperty("nmstate4j.root", "../.."));
        return Path.of(System.getProperty(
                "nmstate4j.shared", root.toAbsolutePath().resolveSibling("shared").toString()));
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
    @EnabledIf(value = "realServersAreThere", disabledReason = "the real API servers are not there")
    void theRecentRealServerAnswersAsRecorded() throws Exception {
        playOnRealServer("lite", true);
    }

    @Test
    @DisplayName("kube-apiserver 1.20 answers as recorded (when the real servers are there)")
    @EnabledIf(value = "realServersAreThere", disabledReason = "the real API servers are not there")
    void theOldRealServerAnswersAsRecorded() throws Exception {
        playOnRealServer("full", false);
    }

    private void playOnRealServer(String kind, boolean recent) throws Exception {
        var home = folder.resolve("server").toString();
        run(
                List.of(SERVERS.resolve("up").toString(), kind, home),
                Map.of("PORT", Integer.toString(freePort()), "ETCD_PORT", Integer.toString(freePort())));
        try {
            Files.copy(folder.resolve("server/kubeconfig"), folder.resolve("kubeconfig"));
            assertThat(play(recent)).isEqualTo(recorded(recent));
        } finally {
            run(List.of(SERVERS.resolve("down").toString(), home), Map.of());
        }
    }

    /// A port whose successor is free as well, as etcd takes two.
    private static int freePort() throws IOException {
        try (var first = new ServerSocket(0)) {
            try (var second = new ServerSocket(first.getLocalPort() + 1)) {
                return second.getLocalPort() - 1;
            } catch (BindException e) {
                return freePort();
            }
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
            var outcome = run(List.of("bash", "-c", step.command()), Map.of());
            if (recent || !step.recent()) {
                text.append("$ ").append(step.command()).append('\n').append(normal(outcome));
            }
        }
        return text.toString();
    }

    private String run(List<String> command, Map<String, String> environment) throws Exception {
        var output = folder.resolve("output");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("No end after 60 s: " + String.join(" ", command));
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
