package io.github.nmstate4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.yaml.ValueYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeVlanDefaultTest {

    private static Value yaml(String text) {
        return ValueYaml.read(text).value().orElseThrow();
    }

    @Test
    void aPortThatSaysNothingCarriesAllVlans() {
        assertThat(BridgeVlanDefault.fillIn(yaml("""
                        description: keeps what it does not know
                        interfaces:
                        - {name: br1, type: linux-bridge, state: up, bridge: {port: [{name: eth1}, {name: eth2, vlan: {}}]}}
                        - {name: br2, type: linux-bridge, bridge: {port: [{name: eth3}]}, colour: red}
                        """)))
                .isEqualTo(yaml("""
                        description: keeps what it does not know
                        interfaces:
                        - name: br1
                          type: linux-bridge
                          state: up
                          bridge:
                            port:
                            - {name: eth1, vlan: {mode: trunk, trunk-tags: [{id-range: {min: 2, max: 4094}}]}}
                            - {name: eth2, vlan: {}}
                        - name: br2
                          type: linux-bridge
                          bridge:
                            port:
                            - {name: eth3, vlan: {mode: trunk, trunk-tags: [{id-range: {min: 2, max: 4094}}]}}
                          colour: red
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interfaces: [{name: br1, type: linux-bridge, state: down, bridge: {port: [{name: eth1}]}}]",
                "interfaces: [{name: br1, type: linux-bridge, state: absent, bridge: {port: [{name: eth1}]}}]",
                "interfaces: [{name: br1, type: linux-bridge, state: up}]",
                "interfaces: [{name: br1, type: linux-bridge, state: up, bridge: {port: []}}]",
                "interfaces: [{name: br1, type: ovs-bridge, state: up, bridge: {port: [{name: eth1}]}}]",
                "interfaces: [{name: br1, type: linux-bridge, state: up, bridge: {port: [eth1]}}, 7]",
                "interfaces: text",
                "[]"
            })
    void allElseIsLeftAlone(String desired) {
        assertThat(BridgeVlanDefault.fillIn(yaml(desired))).isEqualTo(yaml(desired));
    }
}
