package io.github.nmstate4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The guide to the SDK shows these programs, and what they print.
class GuideTest {

    private static final Path ROOT = Path.of(System.getProperty("nmstate4j.root", "../.."));
    private static final Path PROGRAMS = ROOT.resolve("samples/sdk/src/main/java/io/github/nmstate4j/samples");
    private static final Pattern SHOWN =
            Pattern.compile("<!-- (\\w+) -->\n```java\n(.*?)```\n(?:\nprints\n\n```\\w*\n(.*?)```\n)?", Pattern.DOTALL);

    private record Shown(String program, String code, String printed) {}

    private static List<Shown> shown() throws IOException {
        return SHOWN.matcher(Files.readString(ROOT.resolve("docs/guide/sdk.md")))
                .results()
                .map(found -> new Shown(found.group(1), found.group(2), found.group(3) == null ? "" : found.group(3)))
                .toList();
    }

    @Test
    void everyProgramIsInTheGuide() throws IOException {
        try (var files = Files.list(PROGRAMS)) {
            assertThat(shown()).extracting(Shown::program).containsExactlyInAnyOrderElementsOf(files
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> theGuideShowsTheProgramAsItIsAndWhatItPrints() throws IOException {
        return shown().stream().map(shown -> DynamicTest.dynamicTest(shown.program(), () -> {
            assertThat(shown.code()).isEqualTo(body(Files.readString(PROGRAMS.resolve(shown.program() + ".java"))));
            if (!shown.printed().isEmpty()) {
                assertThat(shown.printed()).isEqualTo(printed(shown.program()));
            }
        }));
    }

    private static String printed(String program) throws ReflectiveOperationException {
        var main = Class.forName("io.github.nmstate4j.samples." + program).getMethod("main", String[].class);
        return Output.of(arguments -> main.invoke(null, (Object) arguments));
    }

    /// The statements of the main method, at the margin.
    private static String body(String source) {
        int start = source.indexOf("args) {\n") + "args) {\n".length();
        return source.substring(start, source.indexOf("\n    }\n", start) + 1)
                .lines()
                .map(line -> line.isBlank() ? "" : line.substring(8))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
