package io.github.nmstate4j.localcluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NodesTest
final class NodeProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final VirtualNodes nodes;

    NodeProgramTest(VirtualNodes nodes) {
        this.nodes = nodes;
    }

    @Test
    void runsUntilItIsKilledAndCanBeStartedAgain() {
        var program = nodes.node(1).start("sleeper", List.of("bash", "-c", "echo \"it's up\"; exec sleep 600"));
        await().atMost(PATIENCE).until(() -> program.log().equals("it's up\n"));
        assertThat(program.isRunning()).isTrue();

        program.kill();
        assertThat(program.isRunning()).isFalse();

        program.restart();
        await().atMost(PATIENCE).until(() -> program.log().equals("it's up\nit's up\n"));
        assertThat(program.isRunning()).isTrue();

        program.stop();
        assertThat(program.isRunning()).isFalse();
    }

    @Test
    void exchangesFilesWithThisMachine(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("source"), "to and fro\n");
        nodes.node(2).push(source, "/opt/it's here/file");
        assertThat(nodes.node(2).exec("cat /opt/*/file").stdout()).isEqualTo("to and fro\n");

        nodes.node(2).pull("/opt/it's here/file", folder.resolve("target"));
        assertThat(folder.resolve("target")).hasContent("to and fro\n");
    }

    /// Nodes see the JDK and the jar where they are on this machine, so these nodes are not the shared ones.
    @Test
    void runsJavaFromAnAotCache(@TempDir Path folder) throws IOException {
        String entry = Greeter.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("greeter.jar")));
                var code = Greeter.class.getClassLoader().getResourceAsStream(entry)) {
            assertThat(code).isNotNull();
            jar.putNextEntry(new JarEntry(entry));
            jar.write(code.readAllBytes());
        }
        var application = JavaApplication.in(folder, Greeter.class.getName());
        var cache = AotCache.provide(application, List.of("leave"), _ -> {});
        try (var own = VirtualNodes.start(
                1, NodeOptions.standard().withMounts(application.mounts()).andMount(cache.folder()))) {
            var program = own.node(1).start("greeter", application.command(cache));
            await().atMost(PATIENCE).until(() -> program.log().startsWith("hello from "));
            assertThat(own.node(1).exec("grep -c '%s' /proc/*/maps".formatted(cache.file())).stdout())
                    .containsPattern(":[1-9]");
        } finally {
            Files.delete(cache.file());
        }
    }
}
