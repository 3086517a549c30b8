package io.github.nmstate4j.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.validate.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every document we have: ours, and those of other projects when they are beside the repository.
class CorpusTest {

    private static final Path ROOT = Path.of(System.getProperty("nmstate4j.root", ".."));
    private static final Path SHARED =
            Path.of(System.getProperty("nmstate4j.shared", ROOT.resolve("../shared").toString()));

    @TestFactory
    Stream<DynamicTest> everyDocumentIsReadWithoutErrorAndComesBackTheSame() {
        return all().map(document -> dynamicTest(document.name(), () -> comesBackTheSame(document.file())));
    }

    record Document(Path file) {
        String name() {
            return file.getFileName().toString();
        }

        Iterable<String> states() throws IOException {
            return CorpusTest.states(file);
        }
    }

    static Stream<Document> all() {
        return Stream.of(ROOT.resolve("samples/policies"), SHARED.resolve("corpus"))
                .filter(Files::isDirectory)
                .flatMap(CorpusTest::documents)
                .map(Document::new);
    }

    /// What others apply to their nodes is not refused without having seen the node.
    @TestFactory
    Stream<DynamicTest> everyDocumentPassesTheRulesOfDocuments() throws IOException {
        return Stream.of(ROOT.resolve("samples/policies"), SHARED.resolve("corpus"))
                .filter(Files::isDirectory)
                .flatMap(CorpusTest::documents)
                .map(file -> dynamicTest(file.getFileName().toString(), () -> passes(file)));
    }

    private static void passes(Path file) throws IOException {
        var validator = new Validator();
        for (var text : states(file)) {
            var state = NetworkStateYaml.read(text).state().orElseThrow();
            assertThat(validator.check(state))
                    .as(text)
                    .filteredOn(Finding::isError)
                    .isEmpty();
        }
    }

    private static Stream<Path> documents(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted(Comparator.naturalOrder())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void comesBackTheSame(Path file) throws IOException {
        for (var state : states(file)) {
            var read = NetworkStateYaml.read(state);
            assertThat(read.errors()).as(state).isEmpty();

            var printed = NetworkStateYaml.writeWithSecrets(read.state().orElseThrow());
            var again = NetworkStateYaml.read(printed);
            assertThat(again.state()).as(printed).isEqualTo(read.state());
            assertThat(NetworkStateYaml.writeWithSecrets(again.state().orElseThrow())).isEqualTo(printed);

            var json = NetworkStateYaml.writeJsonWithSecrets(read.state().orElseThrow());
            assertThat(NetworkStateYaml.read(json).state()).as(json).isEqualTo(read.state());
            assertThat(NetworkStateYaml.read(NetworkStateYaml.toValue(read.state().orElseThrow())).state())
                    .isEqualTo(read.state());
        }
    }

    /// The file itself, or the desired states of the policies in it. A template is no state before it is filled in.
    private static Iterable<String> states(Path file) throws IOException {
        var mapper = new YAMLMapper();
        try (var documents = mapper.readerFor(JsonNode.class).readValues(new YAMLFactory().createParser(Files.readString(file)))) {
            var all = Stream.<JsonNode>builder();
            documents.forEachRemaining(node -> all.add((JsonNode) node));
            return all.build()
                    .map(node -> node.path("kind").asText().equals("NodeNetworkConfigurationPolicy")
                            ? node.path("spec").path("desiredState")
                            : node)
                    .filter(node -> !node.toString().contains("{{"))
                    .map(JsonNode::toString)
                    .toList();
        }
    }
}
