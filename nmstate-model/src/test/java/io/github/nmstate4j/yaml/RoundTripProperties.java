package io.github.nmstate4j.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever a state says, writing and reading it says it again.
class RoundTripProperties {

    @Property(tries = 500)
    void yamlComesBackTheSame(@ForAll long seed) {
        var state = new RandomStates(seed).state();
        var text = NetworkStateYaml.writeWithSecrets(state);

        var read = NetworkStateYaml.read(text);

        assertThat(read.errors()).as(text).isEmpty();
        assertThat(read.state()).as(text).contains(state);
        assertThat(NetworkStateYaml.writeWithSecrets(read.state().orElseThrow())).isEqualTo(text);
    }

    @Property(tries = 500)
    void jsonComesBackTheSame(@ForAll long seed) {
        var state = new RandomStates(seed).state();
        var text = NetworkStateYaml.writeJsonWithSecrets(state);

        assertThat(NetworkStateYaml.read(text).state()).as(text).contains(state);
    }

    @Property(tries = 500)
    void treesComeBackTheSame(@ForAll long seed) {
        var state = new RandomStates(seed).state();

        assertThat(NetworkStateYaml.read(NetworkStateYaml.toValue(state)).state()).contains(state);
    }
}
