package io.github.nmstate4j.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.verify.Mismatch;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final Node node = new Node("""
            interfaces:
              - {name: eth0, type: ethernet, state: up, mac-address: "02:00:00:00:00:10"}
              - {name: eth1, type: ethernet, state: down, mac-address: "02:00:00:00:00:11"}
            """);

    @Test
    void tellsThePlanStepByStep() {
        var desired = """
                hostname: {config: node7}
                interfaces:
                  - name: bond0
                    type: bond
                    ipv4: {enabled: true, address: [{ip: 192.0.2.10, prefix-length: 24}]}
                    link-aggregation: {mode: active-backup, port: [eth1]}
                """;
        assertThat(Explanation.of(node.propose(desired))).isEqualTo("""
                1. Set the static host name to node7.
                2. Store the profile bond0 of a new bond: IPv4 192.0.2.10/24; no IPv6.
                3. Store the profile eth1 of a new Ethernet interface: port of bond0.
                4. Bring up bond0 with the profile bond0; what runs over it stops for a moment if it is up already.
                5. Bring up eth1 with the profile eth1; what runs over it stops for a moment if it is up already.
                Then everything is as desired.
                """);
        node.apply(desired);
        assertThat(Explanation.of(node.plan("interfaces: [{name: bond0, type: bond, state: up}]")))
                .isEqualTo("Everything is as desired; nothing is changed.\n");
        assertThat(Explanation.of(node.plan("interfaces: [{name: bond0, type: bond, state: absent}]")))
                .contains("Delete the profile bond0, because bond0 shall be absent.")
                .contains("Remove the device bond0 (bond).");
    }

    @Test
    void tellsWhatMustBeMended() {
        assertThat(Explanation.of(node.propose("interfaces: [{name: eth9, type: ethernet}]"))).isEqualTo("""
                Nothing is changed.
                To be mended first:
                 - interfaces[0]: There is no Ethernet NIC eth9 on this node. The node's Ethernet NICs are eth0, eth1. \
                Did you mean eth0?
                """);
    }

    @Test
    void tellsWhoCanMendWhatTheAuthorCannot() {
        var finding = Finding.error(Code.us("x"), DocumentPath.of("routes"), "Oops.");

        assertThat(Explanation.of(finding)).isEqualTo("routes: Oops. This is a fault of nmstate4j; please report it.");
    }

    @Test
    void tellsADifferenceAsASentence() {
        assertThat(Explanation.of(new Mismatch(DocumentPath.of("eth1", "mtu"), "1400", "1500")))
                .isEqualTo("eth1.mtu should be 1400 and is 1500.");
    }
}
