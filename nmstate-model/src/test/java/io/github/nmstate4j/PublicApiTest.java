package io.github.nmstate4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.state.NetworkState;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What programs of others are compiled against: every line of `api.txt` stays. A line goes only by intention; then write
/// the list anew: `./mvnw -pl nmstate-model test -Dtest=PublicApiTest -Dapi.write=true`
class PublicApiTest {

    /// Planning and merging are still moving; the rest is what the guide shows.
    private static final List<String> PACKAGES = List.of(
            "document", "finding", "state", "yaml", "policy", "spi", "diff", "statistics", "verify", "validate", "cluster");

    private static final Path LIST = Path.of(System.getProperty("nmstate4j.root", ".."))
            .resolve("nmstate-model/src/test/resources/io/github/nmstate4j/api.txt");

    @Test
    void nothingThatProgramsAreCompiledAgainstIsGone() throws Exception {
        var now = publicMembers();
        if (Boolean.getBoolean("api.write")) {
            Files.write(LIST, now);
            return;
        }
        try (var list = requireNonNull(getClass().getResourceAsStream("api.txt"))) {
            var baseline = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(baseline).hasSizeGreaterThan(500);
            assertThat(now).containsAll(baseline);
        }
    }

    private static Set<String> publicMembers() throws IOException, URISyntaxException {
        var root = Path.of(NetworkState.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var members = new TreeSet<String>();
        for (var name : PACKAGES) {
            try (var files = Files.walk(root.resolve("io/github/nmstate4j").resolve(name))) {
                files.map(root::relativize)
                        .map(Path::toString)
                        .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                        .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                        .filter(type -> !isIncidental(type))
                        .map(PublicApiTest::loaded)
                        .filter(PublicApiTest::isVisible)
                        .forEach(type -> members.addAll(members(type)));
            }
        }
        return members;
    }

    /// The generated builders of records follow their components; a rule is public only to be found.
    private static boolean isIncidental(String type) {
        return (type.matches(".*Builder(\\$.*)?") && !type.contains(".build."))
                || (type.endsWith("Rule") && !type.contains(".spi."));
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, PublicApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static List<String> members(Class<?> type) {
        var members = new ArrayList<>(List.of(type.toGenericString()));
        add(members, Arrays.stream(type.getDeclaredFields()));
        add(members, Arrays.stream(type.getDeclaredConstructors()));
        add(members, Arrays.stream(type.getDeclaredMethods()));
        return members;
    }

    private static void add(List<String> members, Stream<? extends Member> declared) {
        declared.filter(member -> !member.isSynthetic() && (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
                .map(member -> switch (member) {
                    case Executable executable -> executable.toGenericString();
                    case Field field -> field.toGenericString();
                    default -> member.toString();
                })
                .forEach(members::add);
    }
}
