package io.github.nmstate4j.localcluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DebianMirrorTest {

    @TempDir
    private Path apt;

    @Test
    void findsTheMirrorInALineWithOptions() throws IOException {
        Files.writeString(
                apt.resolve("sources.list"),
                """
                # deb http://old.example/debian bookworm main
                deb [arch=amd64 signed-by=/key.gpg] http://tools.example/apt tools-bookworm main
                deb [arch=amd64 signed-by=/key.gpg] http://mirror.example/debian bookworm main contrib
                """);
        assertThat(DebianMirror.of(apt, "bookworm")).contains("http://mirror.example/debian");
    }

    @Test
    void findsTheMirrorInAStanza() throws IOException {
        Files.createDirectories(apt.resolve("sources.list.d"));
        Files.writeString(
                apt.resolve("sources.list.d").resolve("debian.sources"),
                """
                # comment
                Types: deb
                URIs: http://tools.example/apt
                Suites: nodistro
                Components: main

                Types: deb deb-src
                URIs: http://mirror.example/debian
                Suites: bookworm
                 bookworm-updates
                Components: main
                """);
        assertThat(DebianMirror.of(apt, "bookworm")).contains("http://mirror.example/debian");
    }

    @Test
    void takesNoMirrorOfAnotherReleaseAndNoneThatIsSwitchedOff() throws IOException {
        Files.createDirectories(apt.resolve("sources.list.d"));
        Files.writeString(apt.resolve("sources.list"), "deb http://mirror.example/debian trixie main\n");
        Files.writeString(
                apt.resolve("sources.list.d").resolve("off.sources"),
                "Enabled: no\nTypes: deb\nURIs: http://off.example/debian\nSuites: bookworm\nComponents: main\n");
        assertThat(DebianMirror.of(apt, "bookworm")).isEmpty();
    }
}
