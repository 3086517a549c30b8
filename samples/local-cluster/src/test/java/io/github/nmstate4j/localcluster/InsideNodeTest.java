package io.github.nmstate4j.localcluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.localcluster.nodes.CommandResult;
import io.github.nmstate4j.localcluster.nodes.NodeOptions;
import io.github.nmstate4j.localcluster.nodes.VirtualNode;
import io.github.nmstate4j.localcluster.nodes.VirtualNodes;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The tests of the handler that need a NetworkManager run where there is one: the same contract that the simulated one keeps.
@Tag("nodes")
final class InsideNodeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(14);
    private static final Path HANDLER = ClusterOptions.standard().project().resolve("handler/target").toAbsolutePath().normalize();
    private static final Path REPOSITORY = Path.of(System.getProperty("user.home"), ".m2");

    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @Test
    @DisplayName("NetworkManager over D-Bus keeps the contract of the gateway, every kind of interface goes through its life, and NetworkManager comes back after it and the bus were gone")
    void contracts() {
        var options = NodeOptions.standard()
                .withMounts(List.of(JAVA, HANDLER, REPOSITORY))
                .andMount(Path.of("target/test-classes").toAbsolutePath());
        // A node has one processor: two are done with it in half the time.
        try (var nodes = VirtualNodes.start(2, options)) {
            var lives = CompletableFuture.supplyAsync(() -> run(nodes.node(1), "InterfaceLivesTest"));
            var rest = run(
                    nodes.node(2),
                    "networkmanager.dbus.DBusNetworkManagerContractTest",
                    "StoredProfilesTest",
                    "BesidesProfilesTest",
                    "networkmanager.dbus.ReconnectionTest");
            for (var result : List.of(rest, lives.join())) {
                assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
                assertThat(result.stdout()).containsPattern("[1-9]\\d* passed, 0 failed");
            }
        }
    }

    private static CommandResult run(VirtualNode node, String... tests) {
        return node.exec(
                JAVA.resolve("bin/java") + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m --enable-native-access=ALL-UNNAMED -cp "
                        + classPath() + " " + InsideNode.class.getName()
                        + Arrays.stream(tests).map(test -> " io.github.nmstate4j.handler." + test).collect(Collectors.joining()),
                PATIENCE);
    }

    /// The jars of this run, and the handler's classes as they were built.
    private static String classPath() {
        var jars = Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator))
                .filter(place -> place.endsWith(".jar") && !place.contains("nmstate4j-handler"));
        return String.join(":", Stream.concat(
                        Stream.of(
                                HANDLER.resolve("test-classes").toString(),
                                HANDLER.resolve("classes").toString(),
                                Path.of("target/test-classes").toAbsolutePath().toString()),
                        jars.map(InsideNodeTest::visible))
                .distinct()
                .toList());
    }

    /// The model comes from the handler's own folder: nodes do not see this whole machine.
    private static String visible(String jar) {
        var copy = HANDLER.resolve("lib").resolve(Path.of(jar).getFileName());
        return Files.exists(copy) ? copy.toString() : jar;
    }
}
