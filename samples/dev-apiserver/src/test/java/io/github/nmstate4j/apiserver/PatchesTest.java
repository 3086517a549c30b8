package io.github.nmstate4j.apiserver;

import static io.github.nmstate4j.apiserver.Bench.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PatchesTest {
    @Test
    void aMergePatchMergesObjectsReplacesListsAndRemovesWithNull() {
        assertThat(Patches.merge(yaml("{a: {b: 1, c: 2}, l: [1, 2]}"), yaml("{a: {b: null, d: 3}, l: [3]}")))
                .isEqualTo(yaml("{a: {c: 2, d: 3}, l: [3]}"));
    }

    @Test
    void aJsonPatchThatDoesNotFitIsRefused() {
        var patch = yaml("{p: [{op: test, path: /a, value: 2}, {op: replace, path: /a, value: 3}]}").path("p");
        assertThat(Patches.json(yaml("{a: 2}"), patch)).isEqualTo(yaml("{a: 3}"));
        assertThatThrownBy(() -> Patches.json(
                        yaml("{a: 1}"), yaml("{p: [{op: remove, path: /b}]}").path("p")))
                .isInstanceOf(ErrorStatus.class);
        assertThatThrownBy(() -> Patches.json(yaml("{a: 1}"), patch))
                .isInstanceOf(ErrorStatus.class)
                .satisfies(error -> assertThat(((ErrorStatus) error).code()).isEqualTo(422));
    }

    @Test
    void aStrategicPatchMergesListsByTheirKey() {
        assertThat(Patches.strategic(
                        yaml("{containers: [{name: a, image: x}, {name: b, image: y}]}"),
                        yaml("{containers: [{name: b, image: z}, {name: c}]}")))
                .isEqualTo(yaml("{containers: [{name: a, image: x}, {name: b, image: z}, {name: c}]}"));
    }

    @Test
    void aStrategicPatchDeletesAndOrdersItems() {
        assertThat(Patches.strategic(
                        yaml("{containers: [{name: a}, {name: b}, {name: c}]}"),
                        yaml("{containers: [{name: b, $patch: delete}], "
                                + "'$setElementOrder/containers': [{name: c}, {name: a}]}")))
                .isEqualTo(yaml("{containers: [{name: c}, {name: a}]}"));
    }

    @Test
    void aStrategicPatchReplacesListsWithoutKeyAndMergesFinalizers() {
        assertThat(Patches.strategic(
                        yaml("{args: [a], finalizers: [x]}"),
                        yaml("{args: [b], finalizers: [y], '$deleteFromPrimitiveList/finalizers': [x]}")))
                .isEqualTo(yaml("{args: [b], finalizers: [y]}"));
    }
}
