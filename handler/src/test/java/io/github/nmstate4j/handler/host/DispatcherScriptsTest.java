package io.github.nmstate4j.handler.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.nmstate4j.plan.Step.SetScript.Occasion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherScriptsTest {

    @TempDir
    private Path node;

    @Test
    void readsBackWhatItWroteAndRestoresWhatWasThere() throws IOException {
        var scripts = new DispatcherScripts(node.resolve("dispatcher.d"));

        scripts.set("eth1", Occasion.UP, "echo one");
        var before = scripts.set("eth1", Occasion.UP, "echo two");
        assertThat(commands(scripts)).contains("echo two");

        scripts.restore("eth1", Occasion.UP, before);
        assertThat(commands(scripts)).contains("echo one");
    }

    private static Optional<String> commands(DispatcherScripts scripts) {
        return Optional.ofNullable(scripts.read().get("eth1"))
                .flatMap(files -> files.commands().postActivation());
    }

    /// Row V22c: a folder that nothing can be written into, as where the node's /etc is read-only.
    @Test
    void saysWhichScriptCannotBeWritten() throws IOException {
        var folder = Files.createFile(node.resolve("dispatcher.d"));

        assertThatIOException()
                .isThrownBy(() -> new DispatcherScripts(folder).set("eth1", Occasion.UP, "true"))
                .withMessageContaining("The script " + folder + "/nmstate-eth1-up.sh cannot be written: ");
    }

    /// Row V22d.
    @Test
    void saysWhichScriptCannotBeRemoved() throws IOException {
        Files.createDirectories(node.resolve("nmstate-eth1-down.sh/occupied"));

        assertThatIOException()
                .isThrownBy(() -> new DispatcherScripts(node).set("eth1", Occasion.DOWN, ""))
                .withMessageContaining("nmstate-eth1-down.sh cannot be removed: ");
    }
}
