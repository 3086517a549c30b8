package io.github.nmstate4j.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.observation.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkManagerVersionRuleTest {

    private static final String FORWARDING =
            "interfaces: [{name: eth1, type: ethernet, state: up, ipv4: {enabled: true, dhcp: true, forwarding: true}}]";

    @ParameterizedTest
    @ValueSource(strings = {"1.42.4", "1.53.90-dev", "0.9.10"})
    void forwardingNeedsANewerOne(String version) {
        assertThat(findings(FORWARDING, version)).singleElement().satisfies(finding -> {
            assertThat(finding.path()).hasToString("interfaces[0].ipv4.forwarding");
            assertThat(finding.message()).contains("needs NetworkManager 1.54", "has " + version, "eth1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.54.0", "1.58.1", "2.0", ""})
    void laterOnesAndUnknownOnesMayHaveIt(String version) {
        assertThat(findings(FORWARDING, version)).isEmpty();
    }

    @Test
    void olderOnesDoTheRest() {
        assertThat(findings(FORWARDING.replace(", forwarding: true", ""), "1.42.4")).isEmpty();
    }

    private static List<Finding> findings(String document, String version) {
        var eth1 = ValidationRowsTest.state("interfaces: [{name: eth1, type: ethernet, state: up}]");
        return ValidationRowsTest.withNode(
                document, new Observation(eth1, List.of(), List.of(), Optional.empty(), Map.of(), version));
    }
}
