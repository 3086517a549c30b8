package io.github.nmstate4j.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorsTest {
    private final Bench bench = new Bench();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a=1                 | true
                    a==1,b=two          | true
                    a=2                 | false
                    a!=2                | true
                    missing!=2          | true
                    a in (0, 1)         | true
                    a in (2),b=two      | false
                    a notin (2,3)       | true
                    missing notin (1)   | true
                    b                   | true
                    !b                  | false
                    !missing            | true
                    a>0                 | true
                    a<1                 | false
                    x.io/y=             | true
                    """)
    void labelSelectorsSelect(String selector, boolean selected) {
        var object = Bench.yaml("{metadata: {labels: {a: '1', b: two, x.io/y: ''}}}");
        assertThat(Selectors.labels(selector).test(object)).isEqualTo(selected);
    }

    @Test
    void fieldSelectorsKnowNamesAndDeclaredFieldsOnly() {
        var nodes = bench.types.find("", "v1", "nodes").orElseThrow();
        var node = Bench.yaml("{metadata: {name: n1}, spec: {unschedulable: true}}");
        assertThat(Selectors.fields("metadata.name=n1,spec.unschedulable!=false", nodes).test(node))
                .isTrue();
        assertThatThrownBy(() -> Selectors.fields("spec.size=1", bench.gadgets()))
                .hasMessage("field label not supported: spec.size");
    }

    @Test
    void nonsenseIsABadRequest() {
        assertThatThrownBy(() -> Selectors.labels("a in 1")).hasMessageContaining("a in 1");
    }
}
