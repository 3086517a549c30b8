package io.github.nmstate4j.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachabilityTest {

    private static final Observation DUAL_STACK = Observation.of(state("""
            routes:
              running:
              - {destination: 0.0.0.0/0, next-hop-interface: eth0, next-hop-address: 192.0.2.1}
              - {destination: "::/0", next-hop-interface: eth0, next-hop-address: "fe80::1"}
            """));

    private static NetworkState state(String yaml) {
        return NetworkStateYaml.read(yaml).state().orElseThrow();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "a bridge that takes eth0 over without IPv6 | true  | {name: br, type: linux-bridge, ipv4: {enabled: true}, ipv6: {enabled: false}, bridge: {port: [{name: eth0}]}}",
        "a bridge that forgets IPv6                 | false | {name: br, type: linux-bridge, ipv4: {enabled: true}, bridge: {port: [{name: eth0}]}}",
        "a bridge that keeps IPv6                   | false | {name: br, type: linux-bridge, ipv6: {enabled: true}, bridge: {port: [{name: eth0}]}}",
        "eth0 itself without IPv6                   | true  | {name: eth0, type: ethernet, ipv6: {enabled: false}}",
        "another NIC without IPv6                   | false | {name: eth1, type: ethernet, ipv6: {enabled: false}}",
    })
    @DisplayName("IPv6's default route is given up by")
    void ipv6(String what, boolean givenUp, String iface) {
        var desired = state("interfaces: [" + iface + "]");

        assertThat(Reachability.givesUpIpv6DefaultRoute(desired, DUAL_STACK)).as(what).isEqualTo(givenUp);
        assertThat(Reachability.givesUpIpv4DefaultRoute(desired, DUAL_STACK)).as(what).isFalse();
    }
}
