package io.github.nmstate4j.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(NetworkStateYaml.jsonSchema());

    @TestFactory
    Stream<DynamicTest> acceptsEveryDocumentThatIsReadWithoutFindings() throws IOException {
        return CorpusTest.all().map(document -> dynamicTest(document.name(), () -> {
            for (var state : document.states()) {
                if (NetworkStateYaml.read(state).findings().stream().noneMatch(f -> f.code().equals(Place.UNKNOWN_KEY))) {
                    assertThat(wrong(state)).as(state).isEmpty();
                }
            }
        }));
    }

    @Test
    void acceptsWhateverIsWritten() {
        IntStream.range(0, 300).forEach(seed -> {
            var text = NetworkStateYaml.writeJson(new RandomStates(seed).state());
            if (!text.contains("\"x-")) {
                assertThat(wrong(text)).as(text).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{interfaces: [{name: a, type: bond, mtuu: 5}]}",
                "{interfaces: [{type: bond}]}",
                "{interfaces: [{name: a, type: bond, mtu: large}]}",
                "{interfaces: [{name: a, type: bond, mtu: -1}]}",
                "{interfaces: [{name: a, type: bond, link-aggregation: {mode: 7}}]}",
                "{interfaces: [{name: a, type: vlan, vlan: {base-iface: b}}]}",
                "{interfaces: [{name: a, type: dummy, ipv4: {enabled: maybe}}]}",
                "{interfaces: [{name: a, type: dummy, bridge: {}}]}",
                "{routes: {config: [{destinatoin: 0.0.0.0/0}]}}",
                "{interfaces: {}}"
            })
    void refusesWhatReadingFindsFaultWith(String document) {
        assertThat(wrong(document)).isNotEmpty();
        assertThat(NetworkStateYaml.read(document).findings()).isNotEmpty();
    }

    @Test
    void isInTheJar() throws IOException {
        try (InputStream file = NetworkStateYaml.class.getResourceAsStream("network-state.schema.json")) {
            assertThat(new ObjectMapper().readTree(Objects.requireNonNull(file)))
                    .isEqualTo(new ObjectMapper().readTree(NetworkStateYaml.jsonSchema()));
        }
    }

    private static Set<ValidationMessage> wrong(String document) {
        try {
            JsonNode tree = new YAMLMapper().readTree(document);
            return SCHEMA.validate(tree);
        } catch (IOException e) {
            throw new IllegalArgumentException(document, e);
        }
    }
}
