package io.github.nmstate4j.desktop.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreeWayTest {

    private static final String BASE = """
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata:
              name: uplink
            spec:
              nodeSelector:
                zone: a
              desiredState:
                interfaces:
                - name: bond0
                  type: bond
                  mtu: 1500
                - name: eth1
                  type: ethernet
            """;

    private static ThreeWay.Merged merge(String ours, String theirs) {
        return ThreeWay.of(BASE, PolicyDocument.of(ours), theirs);
    }

    @Test
    void uxA4ChangesOfOtherPlacesAreBothInTheTextAndCommentsStay() {
        var ours = BASE.replace("mtu: 1500", "mtu: 1500 # the switch does no more").replace("zone: a", "zone: b");

        var merged = merge(ours, BASE.replace("type: ethernet", "type: ethernet\n      mtu: 9000"));

        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.taken()).isEqualTo(1);
        assertThat(merged.text())
                .isEqualTo(ours.replace("type: ethernet\n", "type: ethernet\n      mtu: 9000\n"));
    }

    @Test
    void uxA4AValueThatBothChangedStaysOursAndIsTold() {
        var merged = merge(BASE.replace("1500", "9000"), BASE.replace("1500", "1400"));

        assertThat(merged.text()).contains("mtu: 9000");
        assertThat(merged.conflicts())
                .containsExactly(new ThreeWay.Conflict("spec.desiredState.interfaces[bond0].mtu", "9000", "1400"));
        assertThat(merged.conflicts().getFirst()).hasToString("spec.desiredState.interfaces[bond0].mtu: here 9000, in the cluster 1400");
    }

    @Test
    void theSameChangeOnBothSidesIsNone() {
        var merged = merge(BASE.replace("1500", "9000"), BASE.replace("1500", "9000"));

        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.taken()).isZero();
    }

    @Test
    void interfacesOfTheOtherComeAndGo() {
        var theirs = BASE.replace("    - name: eth1\n      type: ethernet\n", """
                    - name: bond0.100
                      type: vlan
                      vlan:
                        base-iface: bond0
                        id: 100
                """);

        var merged = merge(BASE.replace("zone: a", "zone: b"), theirs);

        var document = PolicyDocument.of(merged.text());
        assertThat(document.interfaceNames()).containsExactly("bond0", "bond0.100");
        assertThat(merged.text()).contains("zone: b").contains("base-iface: bond0");
        assertThat(document.isWellFormed()).isTrue();
    }

    @Test
    void whatWasChangedHereAndTakenOutThereIsTold() {
        var merged = merge(BASE.replace("mtu: 1500", "mtu: 9000"), BASE.replace("      mtu: 1500\n", ""));

        assertThat(merged.text()).contains("mtu: 9000");
        assertThat(merged.conflicts().getFirst().toString()).endsWith("here 9000, in the cluster taken out");
    }

    @Test
    void labelsThatTheOtherGaveAreTaken() {
        var merged = merge(BASE, BASE.replace("  name: uplink\n", "  name: uplink\n  labels:\n    team: network\n"));

        assertThat(PolicyDocument.of(merged.text()).scalar(io.github.nmstate4j.document.DocumentPath.of("metadata", "labels", "team"))).contains("network");
    }
}
