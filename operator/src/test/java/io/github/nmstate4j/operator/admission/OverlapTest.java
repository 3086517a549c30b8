package io.github.nmstate4j.operator.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverlapTest {

    @Test
    void tellsBothValues() {
        assertThat(warnings("mtu: 1400", "mtu: 9000")).singleElement().asString()
                .contains("spec.desiredState.interfaces[0].mtu", "policy other wants 9000", "this one wants 1400");
    }

    @ParameterizedTest
    @MethodSource("secretKeys")
    void tellsNoSecret(String key) {
        assertThat(warnings("any: {%s: mine}".formatted(key), "any: {%s: theirs}".formatted(key))).singleElement().asString()
                .contains("spec.desiredState.interfaces[0].any." + key)
                .doesNotContain("mine", "theirs");
        assertThat(warnings("any: [{a: {%s: mine}}]".formatted(key), "any: [{a: {%s: theirs}}]".formatted(key)))
                .singleElement().asString()
                .doesNotContain("mine", "theirs");
    }

    static Iterable<String> secretKeys() {
        return NetworkStateYaml.secretKeys();
    }

    private static List<Finding> warnings(String here, String there) {
        return Overlap.of(policy("this", here), List.of(policy("other", there)), _ -> true);
    }

    private static NodeNetworkConfigurationPolicy policy(String name, String property) {
        return new KubernetesSerialization().unmarshal("""
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata: {name: %s}
                spec: {desiredState: {interfaces: [{name: eth1, type: ethernet, %s}]}}
                """.formatted(name, property), NodeNetworkConfigurationPolicy.class);
    }
}
