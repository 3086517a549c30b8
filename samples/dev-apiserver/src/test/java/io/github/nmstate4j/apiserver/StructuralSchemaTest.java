package io.github.nmstate4j.apiserver;

import static io.github.nmstate4j.apiserver.Bench.gadget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuralSchemaTest {
    private final Bench bench = new Bench();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    {size: 0}                          | spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1
                    {size: 11}                         | spec.size: Invalid value: 11: spec.size in body should be less than or equal to 10
                    {size: large}                      | spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"
                    {color: blue}                      | spec.color: Unsupported value: "blue": supported values: "red", "green"
                    {parts: [{count: 1}]}              | spec.parts[0].name: Required value
                    {parts: [{name: a}, {name: a}]}    | spec.parts[1]: Duplicate value: {"name":"a"}
                    {tags: [a, a]}                     | spec.tags[1]: Duplicate value: "a"
                    {limit: true}                      | spec.limit: Invalid value: "boolean": spec.limit in body must be of type integer,string: "boolean"
                    """)
    void whatDoesNotFitIsNamedWithItsPlace(String spec, String problem) {
        assertThatThrownBy(() -> bench.create(spec)).hasMessageContaining(problem);
    }

    @Test
    void aMissingPartIsRequired() {
        var object = gadget("{}");
        object.remove("spec");
        assertThatThrownBy(() -> bench.resources.create(bench.gadgets(), "", object, Bench.by("a")))
                .hasMessage("Gadget.example.org \"one\" is invalid: spec: Required value");
    }

    @Test
    void unknownFieldsAreRemovedExceptWhereTheyAreFree() {
        var created = bench.create("{sise: 1, free: {any: {thing: 1}}, parts: [{name: a, colour: red}]}");
        assertThat(created.path("spec"))
                .isEqualTo(gadget("{free: {any: {thing: 1}}, parts: [{name: a}], color: red}").path("spec"));
    }

    @Test
    void unknownFieldsAreRefusedWhenAskedToBeStrict() {
        assertThatThrownBy(() -> bench.resources.create(
                        bench.gadgets(), "", gadget("{sise: 1}"), Bench.strictlyBy("a")))
                .hasMessageContaining("strict decoding error: unknown field \"spec.sise\"");
    }

    @Test
    void numbersAndTextBothFitAnIntOrString() {
        assertThat(bench.create("{limit: 50%}").at("/spec/limit").asText()).isEqualTo("50%");
        assertThat(bench.merge("a", "{spec: {limit: 3}}").at("/spec/limit").asInt()).isEqualTo(3);
    }

    @Test
    void anotherVersionShowsTheSameObject() {
        bench.create("{size: 4}");
        var beta = bench.types.find("example.org", "v1beta1", "gadgets").orElseThrow();
        var shown = beta.shown(bench.resources.get(beta, "", "one"));
        assertThat(shown.path("apiVersion").asText()).isEqualTo("example.org/v1beta1");
        assertThat(shown.at("/spec/size").asInt()).isEqualTo(4);
        assertThat(beta.warning()).contains("example.org/v1beta1 Gadget is deprecated; use example.org/v1 Gadget");
    }
}
