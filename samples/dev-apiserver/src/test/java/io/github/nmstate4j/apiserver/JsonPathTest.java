package io.github.nmstate4j.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
    private final JsonNode object = Bench.yaml(
            """
            spec: {list: [a, b, c], 'dotted.key': 7}
            status:
              conditions:
              - {type: Ready, status: "True", n: 1}
              - {type: Broken, status: "False", n: 2}
              - {type: Busy, status: "True", n: 3}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    .spec.list[0]                                      | "a"
                    .spec.list[-1]                                     | "c"
                    .spec.list[0:2]                                    | "a" "b"
                    .spec.list[*]                                      | "a" "b" "c"
                    .spec['dotted.key']                                | 7
                    .spec.dotted\\.key                                 | 7
                    {.status.conditions[?(@.status=="True")].type}     | "Ready" "Busy"
                    .status.conditions[?(@.type=='Broken')].n          | 2
                    .status.conditions[?(@.n>=2)].type                 | "Broken" "Busy"
                    .status..n                                         | 1 2 3
                    """)
    void pathsFind(String path, String found) {
        assertThat(JsonPath.of(path).find(object)).extracting(JsonNode::toString).containsExactly(found.split(" "));
    }

    @Test
    void whatIsMissingIsNotFound() {
        assertThat(JsonPath.of(".spec.nothing.here").find(object)).isEmpty();
    }

    @Test
    void aBrokenPathIsRefusedWithItsText() {
        assertThatThrownBy(() -> JsonPath.of(".spec.list[")).hasMessageContaining(".spec.list[");
    }
}
