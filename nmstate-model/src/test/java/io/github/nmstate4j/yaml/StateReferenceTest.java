package io.github.nmstate4j.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// `docs/reference/state.md`. To write it anew: `./mvnw -pl nmstate-model test -Dtest=StateReferenceTest -Dreference.write=true`
class StateReferenceTest {

    private static final Map<String, String> EXAMPLES = StateReference.examples(text());
    private static final StateReference REFERENCE = new StateReference(EXAMPLES);
    private static final Path FILE =
            Path.of(System.getProperty("nmstate4j.root", "..")).resolve("docs/reference/state.md");

    @Test
    void theReferenceIsUpToDate() throws IOException {
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(FILE, REFERENCE.markdown());
        }
        assertThat(Files.readString(FILE)).isEqualTo(REFERENCE.markdown());
    }

    @Test
    void everyGroupOfPropertiesHasAnExample() {
        assertThat(REFERENCE.sections())
                .extracting(StateReference.Section::path)
                .filteredOn(section -> EXAMPLES.keySet().stream().noneMatch(example -> shows(example, section)))
                .isEmpty();
        assertThat(REFERENCE.sections()).extracting(StateReference.Section::path).containsAll(EXAMPLES.keySet());
    }

    /// The example of a section shows what is around it too, and most of what is below.
    private static boolean shows(String example, String section) {
        return example.startsWith(section) || (!example.equals("interfaces[]") && section.startsWith(example + "."));
    }

    @TestFactory
    Stream<DynamicTest> theExampleIsReadWithoutMistakes() {
        return EXAMPLES.entrySet().stream().map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
            var read = NetworkStateYaml.read(example.getValue());
            assertThat(read.findings()).isEmpty();
            assertThat(NetworkStateYaml.read(NetworkStateYaml.write(read.state().orElseThrow())).state()).isEqualTo(read.state());
        }));
    }

    private static String text() {
        try (var examples = requireNonNull(StateReferenceTest.class.getResourceAsStream("reference-examples.yaml"))) {
            return new String(examples.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
