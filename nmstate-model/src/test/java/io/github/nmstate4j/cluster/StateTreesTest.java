package io.github.nmstate4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.NetworkState;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StateTreesTest {

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @Test
    void theStateOfAPolicyIsReadAndComesBackTheSame() {
        var policy = policy("""
                    interfaces:
                    - name: eth1
                      type: ethernet
                      state: up
                      mtu: 1500
                      future: [1, "1", true, null, 12345678901, {a: []}]
                """);

        var state = StateTrees.read(policy.getSpec().desiredState()).state().orElseThrow();

        assertThat(StateTrees.write(state)).isEqualTo(policy.getSpec().desiredState());
    }

    @Test
    void aMistakeIsReportedWithItsPath() {
        var policy = policy("""
                    interfaces:
                    - name: eth1
                      mtu: huge
                """);

        assertThat(StateTrees.read(policy.getSpec().desiredState()).errors())
                .extracting(Finding::toString)
                .singleElement()
                .asString()
                .startsWith("interfaces[0].mtu: ");
    }

    @Test
    void aPolicyWithoutAStateAsksForNothing() {
        assertThat(StateTrees.read(null).state()).hasValue(NetworkState.empty());
    }

    @Test
    void aNumberThatWouldFillTheMemoryStaysText() {
        var policy = policy("""
                    description: 1e999999999
                """);

        var tree = Objects.requireNonNull(policy.getSpec().desiredState());
        assertThat(StateTrees.value(tree).toString()).hasSizeLessThan(100);
    }

    private NodeNetworkConfigurationPolicy policy(String desiredState) {
        return serialization.unmarshal("""
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata:
                  name: p
                spec:
                  desiredState:
                """ + desiredState.indent(4), NodeNetworkConfigurationPolicy.class);
    }
}
