package io.github.nmstate4j.localcluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Needs root, like the nodes that are such processes.
@Tag("nodes")
final class TiedProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A JVM that starts one and does nothing more. It says when.
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            var _ = TiedProcess.start(Arrays.asList(arguments).subList(1, arguments.length), Path.of(arguments[0]));
            System.out.println("holding");
            Thread.sleep(Duration.ofMinutes(10));
        }
    }

    @Test
    @DisplayName("a signal for the whole group of the JVM, as from a terminal, leaves nothing behind")
    void groupSignal(@TempDir Path folder) throws IOException {
        var mark = UUID.randomUUID().toString();
        var holder = new ProcessBuilder(
                        "setsid",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName(),
                        folder.resolve("output").toString(),
                        // Like a user-mode kernel, out of reach of signals for the group.
                        "setsid", "sh", "-c", "while :; do sleep 1; done", mark)
                .redirectErrorStream(true)
                .start();
        try (var said = holder.inputReader()) {
            assertThat(said.readLine()).isEqualTo("holding");
            await().atMost(PATIENCE).until(() -> running(mark) > 1);

            HostCommand.run("kill", "-TERM", "--", "-" + holder.pid()).requireSuccess();

            await().atMost(PATIENCE).until(() -> running(mark) == 0);
        } finally {
            holder.destroyForcibly();
        }
    }

    /// How many processes have this word on their command line.
    private static long running(String mark) {
        return List.of(HostCommand.run("ps", "-eo", "args").stdout().split("\n")).stream()
                .filter(line -> line.contains(mark))
                .count();
    }
}
