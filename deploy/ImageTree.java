import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/// Lays out what an image holds: a Java runtime with the modules that the program needs, its jars, and the AOT cache of
/// both. Run by Maven: `java ImageTree.java PROGRAM MAIN-CLASS LIB-FOLDER SBOM OUT JAVA-OPTION… -- TRAINING-ARGUMENT…`
///
/// Every file gets the time that Jib and `docker build` of a reproducible image give it: the AOT cache holds only for
/// files of this time.
final class ImageTree {

    private static final FileTime TIME = FileTime.from(Instant.ofEpochSecond(1));
    /// Found by name only, so nothing refers to them: TLS with elliptic curves, DNS, and locale-free charsets.
    private static final List<String> SERVICES = List.of("jdk.crypto.ec", "jdk.naming.dns", "jdk.zipfs");

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var program = arguments[0];
        var mainClass = arguments[1];
        var jars = Path.of(arguments[2]);
        var sbom = Path.of(arguments[3]);
        var home = Path.of(arguments[4]).toAbsolutePath().resolve("opt/nmstate4j");
        var rest = List.of(arguments).subList(5, arguments.length);
        var options = rest.subList(0, rest.indexOf("--"));
        var training = rest.subList(rest.indexOf("--") + 1, rest.size());

        delete(home);
        Files.createDirectories(home.resolve("lib"));
        var names = new ArrayList<String>();
        try (var files = Files.list(jars)) {
            for (var jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                Files.copy(jar, home.resolve("lib").resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                names.add(jar.getFileName().toString());
            }
        }
        jlink(home, names);
        Files.copy(sbom, home.resolve("sbom.json"));
        touch(home);

        var classPath = names.stream().map(name -> "/opt/nmstate4j/lib/" + name).collect(Collectors.joining(":"));
        train(home, mainClass, names, options, training);
        script(home, program, mainClass, classPath, options);
        touch(home);
        start(home, program);
        System.out.println(program + ": " + size(home) / (1 << 20) + " MiB in " + home);
    }

    private static void jlink(Path home, List<String> names) throws IOException {
        var modules = modules(home, names);
        run("jlink", "--add-modules", modules, "--strip-debug", "--no-header-files", "--no-man-pages", "--compress", "zip-6",
                "--output", home.resolve("jre").toString());
    }

    /// What the jars refer to, as far as the JDK has it.
    private static String modules(Path home, List<String> names) throws IOException {
        var command = new ArrayList<String>(List.of(
                "--multi-release", "25", "--ignore-missing-deps", "--print-module-deps", "-q", "--class-path",
                names.stream().map(name -> home.resolve("lib").resolve(name).toString()).collect(Collectors.joining(":"))));
        names.forEach(name -> command.add(home.resolve("lib").resolve(name).toString()));
        var found = run("jdeps", command.toArray(String[]::new)).strip();
        return found + "," + String.join(",", SERVICES);
    }

    private static String run(String tool, String... arguments) throws IOException {
        var said = new java.io.StringWriter();
        int code = ToolProvider.findFirst(tool).orElseThrow().run(new PrintWriter(said, true), new PrintWriter(said, true), arguments);
        if (code != 0) {
            throw new IOException(tool + " ended with " + code + ": " + said);
        }
        return said.toString();
    }

    /// The place of the jars may differ later, their names, sizes and times may not.
    private static void train(Path home, String mainClass, List<String> names, List<String> options, List<String> training)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(home.resolve("jre/bin/java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:AOTCacheOutput=" + home.resolve("app.aot"),
                "-cp", names.stream().map(name -> home.resolve("lib").resolve(name).toString()).collect(Collectors.joining(":")),
                mainClass));
        command.addAll(training);
        var log = home.resolveSibling("training.log");
        var code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (code != 0 || !Files.exists(home.resolve("app.aot"))) {
            throw new IOException("the training run ended with " + code + ": " + Files.readString(log));
        }
        Files.delete(log);
    }

    private static void script(Path home, String program, String mainClass, String classPath, List<String> options)
            throws IOException {
        var bin = Files.createDirectories(home.resolve("bin"));
        var script = Files.writeString(bin.resolve(program), """
                #!/bin/sh
                # Starts the %s from wherever this tree is.
                home=$(dirname "$(dirname "$(readlink -f "$0")")")
                exec "$home/jre/bin/java" %s -XX:AOTCache="$home/app.aot" -cp "%s" %s "$@"
                """.formatted(program, String.join(" ", options), classPath.replace("/opt/nmstate4j", "$home"), mainClass),
                StandardCharsets.UTF_8);
        if (!script.toFile().setExecutable(true, false)) {
            throw new IOException(script + " cannot be made executable");
        }
    }

    /// It must start with its own runtime, and accept its AOT cache, which it would else do without and not say so.
    private static void start(Path home, String program) throws IOException, InterruptedException {
        var command = new ProcessBuilder(home.resolve("bin").resolve(program).toString(), "--version").redirectErrorStream(true);
        command.environment().put("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");
        var process = command.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || !said.contains("nmstate4j ")) {
            throw new IOException(program + " does not start: " + said);
        }
    }

    private static void touch(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                if (!Files.isSymbolicLink(file)) {
                    Files.setLastModifiedTime(file, TIME);
                }
            }
        }
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path place, IOException failure) throws IOException {
                Files.delete(place);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
