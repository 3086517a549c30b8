package io.github.nmstate4j.localcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of the guide do on this cluster what they say.
@ClusterTest
final class GuideTest {

    private static final Path PROJECT = ClusterOptions.standard().project().toAbsolutePath().normalize();
    private static final Path GUIDE = PROJECT.resolve("docs/guide");
    private static final Pattern ON_A_NODE = Pattern.compile("\\./dev node (?<node>\\S+) (?<command>.*)", Pattern.DOTALL);

    private final TestCluster cluster;

    @TempDir
    Path folder;

    GuideTest(TestCluster cluster) {
        this.cluster = cluster;
    }

    /// The pages with commands for a cluster, by their first block.
    static Stream<String> pages() throws IOException {
        try (var files = Files.walk(GUIDE)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(GuideTest::isStory)
                    .map(file -> GUIDE.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isStory(Path page) {
        try {
            return Files.readString(page).contains("\n```console\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void goesAsWritten(String page) throws Exception {
        Files.createDirectory(folder.resolve("samples"));
        try (var files = Files.walk(PROJECT.resolve("samples/policies"))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(PROJECT.relativize(file)));
            }
        }
        cluster.local().writeKubeconfig(folder.resolve("kubeconfig"));
        for (var step : Story.read(GUIDE.resolve(page)).steps()) {
            var place = page + ":" + step.line();
            switch (step) {
                case Story.Write write -> write(write, place);
                case Story.Run run -> {
                    var printed = run(run.command());
                    assertThat(Printed.matches(run.expected(), printed))
                            .as("%s: '%s' prints%n%s%nand should print%n%s", place, run.command(), printed, String.join("\n", run.expected()))
                            .isTrue();
                }
            }
        }
    }

    /// A file of the repository is shown as it is, but for its comments.
    private void write(Story.Write step, String place) throws IOException {
        var file = folder.resolve(step.file());
        if (step.file().startsWith("samples/")) {
            assertThat(withoutComments(Files.readString(file))).as("%s shows %s", place, step.file()).isEqualTo(withoutComments(step.text()));
        } else {
            Files.writeString(file, step.text());
        }
    }

    private static String withoutComments(String yaml) {
        return yaml.lines().filter(line -> !line.strip().startsWith("#")).collect(Collectors.joining("\n"));
    }

    private String run(String command) throws Exception {
        var onNode = ON_A_NODE.matcher(command);
        if (onNode.matches()) {
            var node = cluster.nodes().stream().filter(each -> each.name().equals(onNode.group("node"))).findFirst().orElseThrow();
            var words = run("for word in " + onNode.group("command") + "; do printf '%s ' \"$word\"; done");
            var result = node.node().exec(words);
            return result.stdout() + result.stderr();
        }
        var output = Files.createTempFile(folder, "output", ".txt");
        var process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
        var started = process.start();
        if (!started.waitFor(3, TimeUnit.MINUTES)) {
            started.destroyForcibly();
            throw new AssertionError("no end after three minutes: " + command);
        }
        return Files.readString(output);
    }
}
