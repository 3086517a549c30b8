package io.github.nmstate4j.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Few and many entries are kept in different ways, and nobody may notice.
class EntriesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9, 10, 11, 12, 100})
    void areAMapInTheOrderInWhichTheyCame(int size) {
        var plain = plain(size);
        var builder = new Entries.Builder<Integer>();
        plain.forEach(builder::put);
        for (var entries : List.of(builder.build(), Entries.of(plain))) {
            assertThat(entries).isEqualTo(plain).hasSameHashCodeAs(plain).hasSize(size).hasToString(plain.toString());
            assertThat(plain).isEqualTo(entries);
            assertThat(List.copyOf(entries.keySet())).isEqualTo(List.copyOf(plain.keySet()));
            var visited = new ArrayList<String>();
            entries.forEach((key, value) -> visited.add(key + "=" + value));
            assertThat(visited).isEqualTo(plain.entrySet().stream().map(Object::toString).toList());
            plain.forEach((key, value) -> assertThat(entries.get(String.valueOf(key.toCharArray()))).isEqualTo(value));
            assertThat(entries.containsKey("none")).isFalse();
            assertThat(Entries.of(entries)).isSameAs(entries);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 11, 30})
    void differWhenOneValueDoes(int size) {
        var other = plain(size);
        other.put("key1", -1);
        assertThat(Entries.of(plain(size))).isNotEqualTo(Entries.of(other)).isNotEqualTo(plain(size + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 30})
    void neverChange(int size) {
        var given = plain(size);
        var entries = Entries.of(given);
        given.clear();
        assertThat(entries).isEqualTo(plain(size));
        assertThatThrownBy(() -> entries.remove("key1")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> entries.put("key1", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> entries.entrySet().iterator().next().setValue(2))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 11, 30})
    void theBuilderKnowsWhatItHas(int size) {
        var builder = new Entries.Builder<Integer>();
        plain(size).forEach(builder::put);
        assertThat(builder.has("key" + (size - 1))).isTrue();
        assertThat(builder.has("key" + size)).isFalse();
    }

    private static Map<String, Integer> plain(int size) {
        var plain = new LinkedHashMap<String, Integer>();
        for (int i = size - 1; i >= 0; i--) {
            plain.put("key" + i, i);
        }
        return plain;
    }
}
