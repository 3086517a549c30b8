package io.github.nmstate4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Does to a copy of the sources what `docs/developer/adding-a-kind.md` says, block by block:
/// `java file=F` is a new file, `diff file=F` a change of one, `console` compiles or runs a test and shows what is said.
/// Only what knows of a kind like the new one is compiled again: seconds instead of a minute.
class AddingAKindTest {

    private static final Path ROOT = Path.of(System.getProperty("nmstate4j.root", ".."));
    private static final Path MODULE = ROOT.resolve("nmstate-model");
    private static final String PACKAGES = "io/github/nmstate4j/";
    private static final String KIND_LIKE_IT = "HsrInterface";
    private static final Pattern BLOCK = Pattern.compile("```(java|diff|console)(?: file=(\\S+))?\\n(.*?)\\n```", Pattern.DOTALL);
    private static final String CLASS_PATH =
            Optional.ofNullable(System.getProperty("surefire.test.class.path")).orElse(System.getProperty("java.class.path"));

    @TempDir
    Path copy;

    @Test
    void goesAsWritten() throws Exception {
        copyWhatKnowsTheKinds();
        var page = Files.readString(ROOT.resolve("docs/developer/adding-a-kind.md"));
        var blocks = BLOCK.matcher(page).results().toList();
        for (var block : blocks) {
            var text = block.group(3);
            switch (block.group(1)) {
                case "java" -> write(block.group(2), text);
                case "diff" -> change(block.group(2), text);
                default -> run(text);
            }
        }
        assertThat(blocks).hasSizeGreaterThan(10);
    }

    private void copyWhatKnowsTheKinds() throws IOException {
        try (var files = Files.walk(MODULE.resolve("src/main/java"))) {
            for (var file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                if (text.contains(KIND_LIKE_IT) || file.endsWith("InterfaceType.java")) {
                    write(MODULE.relativize(file).toString(), text);
                }
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(copy.resolve(file).getParent());
        Files.writeString(copy.resolve(file), text);
    }

    /// The lines around say where; they are there once.
    private void change(String file, String diff) throws IOException {
        var before = lines(diff, '-');
        var source = Files.readString(copy.resolve(file));
        assertThat(source.split(Pattern.quote(before), -1)).as("%s has once:%n%s", file, before).hasSize(2);
        Files.writeString(copy.resolve(file), source.replace(before, lines(diff, '+')));
    }

    private static String lines(String diff, char mark) {
        var lines = new StringBuilder();
        diff.lines()
                .filter(line -> line.isEmpty() || line.charAt(0) == ' ' || line.charAt(0) == mark)
                .forEach(line -> lines.append(line.isEmpty() ? "" : line.substring(1)).append('\n'));
        return lines.toString();
    }

    private void run(String console) throws Exception {
        var lines = console.lines().toList();
        var command = lines.getFirst();
        var said = command.endsWith(" compile") ? compile("src/main") : test(command.substring(command.indexOf("-Dtest=") + "-Dtest=".length()));
        assertThat(said).as(command).containsExactlyInAnyOrderElementsOf(lines.subList(1, lines.size()));
    }

    /// Errors as `FILE: MESSAGE`. What annotation processors made of the sources is taken as it is.
    private List<String> compile(String sources) throws IOException {
        var problems = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classes = Files.createDirectories(copy.resolve("classes")).toString();
        try (var manager = compiler.getStandardFileManager(problems, null, null);
                var files = Files.walk(copy.resolve(sources))) {
            var options = List.of(
                    "-proc:none", "-nowarn", "--should-stop=ifError=FLOW", "-cp", classes + File.pathSeparator + CLASS_PATH, "-d", classes);
            var units = manager.getJavaFileObjectsFromPaths(files.filter(Files::isRegularFile).toList());
            compiler.getTask(null, manager, problems, options, null, units).call();
        }
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(problem -> place(problem) + problem.getMessage(null))
                .toList();
    }

    private static String place(Diagnostic<? extends JavaFileObject> problem) {
        var file = problem.getSource().getName();
        return file.substring(file.indexOf(PACKAGES) + PACKAGES.length()) + ": ";
    }

    /// Compiles, and runs the class by itself: in a class loader that has the changed sources first. Returns the names of its tests.
    private List<String> test(String name) throws Exception {
        assertThat(compile("src/test")).isEmpty();
        var passed = new ArrayList<String>();
        try (var loader = new URLClassLoader(changedFirst(), ClassLoader.getPlatformClassLoader())) {
            var type = loader.loadClass("io.github.nmstate4j.plan." + name);
            for (var method : type.getDeclaredMethods()) {
                if (Arrays.stream(method.getAnnotations()).anyMatch(each -> each.annotationType().getSimpleName().equals("Test"))) {
                    var constructor = type.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                    passed.add(method.getName());
                }
            }
        }
        return passed;
    }

    private URL[] changedFirst() throws MalformedURLException {
        var places = Stream.concat(Stream.of(copy.resolve("classes").toString()), Arrays.stream(CLASS_PATH.split(File.pathSeparator)));
        var urls = new ArrayList<URL>();
        for (var place : places.toList()) {
            urls.add(Path.of(place).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
