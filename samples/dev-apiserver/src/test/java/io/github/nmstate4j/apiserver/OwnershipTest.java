package io.github.nmstate4j.apiserver;

import static io.github.nmstate4j.apiserver.Bench.by;
import static io.github.nmstate4j.apiserver.Bench.forcedBy;
import static io.github.nmstate4j.apiserver.Bench.gadget;
import static io.github.nmstate4j.apiserver.Bench.owned;
import static io.github.nmstate4j.apiserver.Bench.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private final Bench bench = new Bench();

    private static JsonNode spec(JsonNode object) {
        return object.path("spec");
    }

    @Test
    void applyingCreatesAndOwnsWhatItSays() {
        var object = bench.apply(by("a"), "{size: 1, parts: [{name: x, count: 2}]}");
        assertThat(spec(object)).isEqualTo(yaml("{size: 1, parts: [{name: x, count: 2}], color: red}"));
        assertThat(owned(object, "a"))
                .containsExactlyInAnyOrder(
                        ".spec.size",
                        ".spec.parts[name=\"x\"]",
                        ".spec.parts[name=\"x\"].name",
                        ".spec.parts[name=\"x\"].count");
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        var first = bench.apply(by("a"), "{size: 1}");
        var second = bench.apply(by("a"), "{size: 1}");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void whatIsNoLongerAppliedGoesUnlessSomebodyElseOwnsIt() {
        bench.apply(by("a"), "{size: 1, tags: [p, q], parts: [{name: x}, {name: y, count: 3}]}");
        bench.apply(by("b"), "{tags: [q], parts: [{name: y, count: 3}]}");
        var object = bench.apply(by("a"), "{size: 1}");
        assertThat(spec(object)).isEqualTo(yaml("{size: 1, tags: [q], parts: [{name: y, count: 3}], color: red}"));
    }

    @Test
    void aFieldOfAnotherManagerIsAConflictNamedByPath() {
        bench.apply(by("a"), "{size: 1, color: red}");
        assertThatThrownBy(() -> bench.apply(by("b"), "{size: 2, color: red}"))
                .isInstanceOf(ErrorStatus.class)
                .hasMessage("Apply failed with 1 conflict: conflict with \"a\": .spec.size")
                .satisfies(error -> assertThat(((ErrorStatus) error).status().at("/details/causes/0/reason"))
                        .hasToString("\"FieldManagerConflict\""));
    }

    @Test
    void severalConflictsAreListedByManager() {
        bench.create("{size: 1, color: red}");
        assertThatThrownBy(() -> bench.apply(by("b"), "{size: 2, color: green}"))
                .hasMessage("Apply failed with 2 conflicts: conflicts with \"creator\" using example.org/v1:\n"
                        + "- .spec.color\n- .spec.size");
    }

    @Test
    void forceTakesTheFieldAway() {
        bench.apply(by("a"), "{size: 1}");
        var object = bench.apply(forcedBy("b"), "{size: 2}");
        assertThat(spec(object).path("size").asInt()).isEqualTo(2);
        assertThat(owned(object, "a")).isEmpty();
        assertThat(owned(object, "b")).containsExactly(".spec.size");
    }

    @Test
    void equalValuesAreSharedWithoutConflict() {
        bench.apply(by("a"), "{size: 1}");
        var object = bench.apply(by("b"), "{size: 1}");
        assertThat(owned(object, "a")).containsExactly(".spec.size");
        assertThat(owned(object, "b")).containsExactly(".spec.size");
        assertThat(spec(bench.apply(by("a"), "{}")).path("size").asInt()).isEqualTo(1);
    }

    @Test
    void aPlainUpdateTakesOverWhatItChanges() {
        bench.apply(by("a"), "{size: 1, color: green}");
        var object = bench.merge("b", "{spec: {size: 5}}");
        assertThat(owned(object, "a")).containsExactly(".spec.color");
        assertThat(owned(object, "b")).containsExactly(".spec.size");
    }

    @Test
    void listsWithoutMergeTypeAreOwnedWhole() {
        bench.apply(by("a"), "{steps: [x, y]}");
        assertThatThrownBy(() -> bench.apply(by("b"), "{steps: [x, y, z]}")).hasMessageContaining(".spec.steps");
    }

    @Test
    void freeFormFieldsAreOwnedByTheirKeys() {
        bench.apply(by("a"), "{free: {x: {y: 1}}}");
        var object = bench.apply(by("b"), "{free: {z: 2}}");
        assertThat(spec(object).path("free")).isEqualTo(yaml("{x: {y: 1}, z: 2}"));
        assertThat(spec(bench.apply(by("b"), "{}")).path("free")).isEqualTo(yaml("{x: {y: 1}}"));
    }

    @Test
    void theStatusHasItsOwnManagers() {
        bench.apply(by("a"), "{size: 1}");
        var config = yaml("{apiVersion: example.org/v1, kind: Gadget, metadata: {name: one}, status: {phase: Ready}}");
        var object = bench.resources
                .apply(bench.gadgets(), "", "one", Resources.Part.STATUS, config, by("s"))
                .object();
        assertThat(spec(object).path("size").asInt()).isEqualTo(1);
        assertThat(owned(object, "s")).containsExactly(".status.phase");
        assertThat(object.at("/metadata/managedFields/1/subresource").asText()).isEqualTo("status");
    }

    @Test
    void statusInAnApplyOfTheSpecIsLeftOut() {
        var config = gadget("{size: 1}");
        config.putObject("status").put("phase", "Lost");
        var object = bench.resources
                .apply(bench.gadgets(), "", "one", Resources.Part.MAIN, config, by("a"))
                .object();
        assertThat(object.has("status")).isFalse();
        assertThat(owned(object, "a")).containsExactly(".spec.size");
    }

    @Test
    void anUnknownFieldCannotBeApplied() {
        assertThatThrownBy(() -> bench.apply(by("a"), "{sise: 1}"))
                .hasMessageContaining(".spec.sise: field not declared in schema");
    }

    @Test
    void fieldSetsSurviveBeingWrittenAndRead() {
        var object = bench.apply(by("a"), "{size: 1, tags: [p], free: {x: {y: 1}}, parts: [{name: x}]}");
        var fields = object.at("/metadata/managedFields/0/fieldsV1");
        assertThat(FieldSet.ofFieldsV1(fields).toFieldsV1()).isEqualTo(fields);
    }
}
