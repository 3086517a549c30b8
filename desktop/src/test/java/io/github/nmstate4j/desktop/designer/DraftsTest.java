package io.github.nmstate4j.desktop.designer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.workbench.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// UX-E6
class DraftsTest {

    private static final PolicyDocument ONE = PolicyDocument.of("kind: NodeNetworkConfigurationPolicy\nmetadata:\n  name: one\n");
    private static final PolicyDocument TWO = PolicyDocument.of(ONE.text().replace("one", "two"));

    @TempDir
    private Path folder = Path.of("");

    private Drafts run(String process, Set<String> running) {
        return new Drafts(Stores.in(folder).of("drafts"), process, running::contains, () -> Instant.parse("2026-01-31T12:00:00Z"));
    }

    @Test
    void whatARunHasNotAppliedIsThereForTheNext() {
        var before = run("7-1", Set.of());
        before.begin();
        before.save(ONE, Optional.empty());
        before.begin();
        before.save(TWO, Optional.empty());

        var after = run("8-2", Set.of("8-2"));

        assertThat(after.left()).extracting(left -> left.draft().text()).containsExactlyInAnyOrder(ONE.text(), TWO.text());
        after.discard(after.left().getFirst());
        assertThat(run("9-3", Set.of()).left()).hasSize(1);
    }

    @Test
    void whatAnotherWindowHasOpenIsItsOwn() {
        var other = run("7-1", Set.of());
        other.begin();
        other.save(ONE, Optional.empty());

        assertThat(run("8-2", Set.of("7-1", "8-2")).left()).isEmpty();
    }

    @Test
    void whatWasAppliedIsNoDraft() {
        var before = run("7-1", Set.of());
        before.begin();
        before.save(ONE, Optional.empty());
        before.forget();

        assertThat(run("8-2", Set.of()).left()).isEmpty();
    }

    @Test
    void aFileThatIsNoDraftIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("drafts"));
        Files.writeString(folder.resolve("drafts/broken"), "{");

        assertThat(run("8-2", Set.of()).left()).isEmpty();
        assertThat(folder.resolve("drafts/broken")).exists();
    }

    /// Policies may hold secrets.
    @Test
    void filesAreForTheirOwnerOnly() throws IOException {
        var drafts = run("7-1", Set.of());
        drafts.begin();
        drafts.save(ONE, Optional.empty());

        try (var files = Files.list(folder.resolve("drafts"))) {
            assertThat(files).isNotEmpty().allSatisfy(file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
    }

    /// A process that is killed, as by a crash, has not said goodbye.
    @Test
    void aProcessThatIsKilledLeavesItsDraft() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Crash.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("saved");
            assertThat(Drafts.in(Stores.in(folder).of("drafts")).left()).as("it has it open").isEmpty();
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(Drafts.in(Stores.in(folder).of("drafts")).left()).singleElement().satisfies(left -> assertThat(left.draft().text()).isEqualTo(ONE.text()));
    }

    /// Saves a draft and waits to be killed.
    static final class Crash {
        public static void main(String[] arguments) throws InterruptedException {
            var drafts = Drafts.in(Stores.in(Path.of(arguments[0])).of("drafts"));
            drafts.begin();
            drafts.save(ONE, Optional.empty());
            System.out.println("saved");
            Thread.sleep(60_000);
        }
    }
}
