package io.github.nmstate4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a release publishes, made for real and put into a folder instead of a repository.
class ReleaseTest {

    private static final String VERSION = "0.0.1-dry.run";
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PUBLISHED = ROOT.resolve("target/release/repository/io/github/nmstate4j");

    @TempDir
    Path folder;

    @Test
    void aReleaseHasAllThatOthersNeedToBuildAgainstIt() throws Exception {
        release();

        assertThat(names(PUBLISHED)).containsExactlyInAnyOrder("nmstate4j", "nmstate4j-bom", "nmstate-model", "nmstate4j-desktop");
        for (var artifact : names(PUBLISHED)) {
            var pom = Files.readString(file(artifact, ".pom"));
            // What Maven Central asks of every artifact; a child has most of it from its parent.
            assertThat(pom).contains("<version>" + VERSION + "</version>", "<name>", "<description>").doesNotContain("SNAPSHOT");
            if (!pom.contains("<parent>")) {
                assertThat(pom).contains("<url>", "<license>", "<developer>", "<scm>");
            }
            assertThat(file(artifact, ".pom.sha1")).exists();
        }
        for (var artifact : List.of("nmstate-model", "nmstate4j-desktop")) {
            assertThat(entries(file(artifact, "-sources.jar"))).anyMatch(name -> name.endsWith(".java"));
            assertThat(entries(file(artifact, "-javadoc.jar"))).contains("index.html");
            assertThat(entries(file(artifact, ".jar"))).anyMatch(name -> name.endsWith(".class"));
        }
        assertThat(resultOfAProgramBuiltAgainst(file("nmstate-model", ".jar"))).contains("base-iface: bond0");
    }

    private void release() throws IOException, InterruptedException {
        var log = folder.resolve("release.log");
        var process = new ProcessBuilder(ROOT.resolve("dev").toString(), "release", VERSION)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).withFailMessage(() -> read(log)).isZero();
    }

    private static Path file(String artifact, String ending) {
        return PUBLISHED.resolve(artifact).resolve(VERSION).resolve(artifact + "-" + VERSION + ending);
    }

    /// A sample, compiled and run with the published jar in the place of the module.
    private String resultOfAProgramBuiltAgainst(Path jar) throws Exception {
        var others = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.contains("nmstate-model"))
                .toList();
        var classPath = new ArrayList<>(List.of(jar.toString()));
        classPath.addAll(others);
        var errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var compiled = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-proc:none", "-d", folder.toString(), "-classpath", String.join(File.pathSeparator, classPath)),
                            null,
                            files.getJavaFileObjects(Path.of("src/main/java/io/github/nmstate4j/samples/DescribeABond.java")))
                    .call();
            assertThat(compiled).withFailMessage(errors::toString).isTrue();
        }
        var urls = new ArrayList<URL>(List.of(folder.toUri().toURL()));
        for (var entry : classPath) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var program = loader.loadClass("io.github.nmstate4j.samples.DescribeABond");
            return Output.of(arguments -> program.getMethod("main", String[].class).invoke(null, (Object) arguments));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private static List<String> entries(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
