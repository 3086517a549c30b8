package io.github.nmstate4j.localcluster.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A Java program in jars. A node sees JDK and jars at the places they have on this machine, so that one [AotCache] serves all nodes:
/// give [#mounts()] and the cache's folder to [NodeOptions].
///
/// @param javaHome of a JDK 25 or newer
/// @param jars the class path, in order; jars only, as an AOT cache takes no folders
public record JavaApplication(Path javaHome, List<Path> jars, String mainClass) {

    public JavaApplication {
        javaHome = javaHome.toAbsolutePath().normalize();
        jars = jars.stream().map(jar -> jar.toAbsolutePath().normalize()).toList();
    }

    /// The program whose jars, with everything they need, are in a folder; run by the JDK that runs this.
    public static JavaApplication in(Path folder, String mainClass) {
        try (var files = Files.list(folder)) {
            var jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            if (jars.isEmpty()) {
                throw new NodeException("No jars in " + folder + "; build the project first: ./mvnw package");
            }
            return new JavaApplication(Path.of(System.getProperty("java.home")), jars, mainClass);
        } catch (IOException e) {
            throw new NodeException("Cannot read " + folder + ": " + e.getMessage() + ". Build the project first: ./mvnw package", e);
        }
    }

    /// The folders a node must see to run this.
    public List<Path> mounts() {
        var mounts = new ArrayList<Path>();
        mounts.add(javaHome);
        jars.stream().map(Path::getParent).distinct().forEach(mounts::add);
        return mounts;
    }

    String classPath() {
        return jars.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /// The command line that runs this in a node.
    public List<String> command(AotCache cache, String... arguments) {
        return command(List.of("-XX:AOTCache=" + cache.file()), List.of(arguments));
    }

    List<String> command(List<String> options, List<String> arguments) {
        var command = new ArrayList<String>();
        command.addAll(List.of("env", "MALLOC_ARENA_MAX=1", javaHome.resolve("bin").resolve("java").toString()));
        command.addAll(JvmFlags.forNodes());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), mainClass));
        command.addAll(arguments);
        return command;
    }
}
