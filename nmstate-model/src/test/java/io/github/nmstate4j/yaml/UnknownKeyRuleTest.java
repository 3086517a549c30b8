package io.github.nmstate4j.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.ValidationRule;
import io.github.nmstate4j.state.NetworkState;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeyRuleTest {

    @Test
    void aTypoIsRefusedWithTheKeyThatWasMeant() {
        assertThat(findings("interfaces: [{name: eth1, type: ethernet, ipv4: {enabled: true, adress: []}}]"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isTrue();
                    assertThat(finding)
                            .hasToString("interfaces[0].ipv4.adress: There is no key `adress` here. Did you mean `address`?");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interfaces: [{name: tap0, type: tun}]",
                "interfaces: [{name: bond0, type: bondd}]",
                "interfaces: [{name: bond0, type: bond, link-aggregation: {options: {mimon: 5}}}]",
                "routes: {config: [{destination: 0.0.0.0/0, nexthop: 192.0.2.1}]}"
            })
    void whatIsNotAppliedIsRefused(String document) {
        assertThat(findings(document)).singleElement().satisfies(f -> assertThat(f.isError()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interfaces: [{name: eth1, type: ethernet, driver: e1000, min-mtu: 68}]",
                "interfaces: [{name: wg0, type: wireguard, state: ignore, wireguard: {}}]",
                "interfaces: [{name: eth1.4, vlan: {id: 4}}]",
                "{ovn: {}, ovs-db: {}}"
            })
    void whatIsOnlyShownOrIgnoredOrNotReadableYetIsNot(String document) {
        assertThat(findings(document)).isEmpty();
    }

    @Test
    void isFoundLikeAnyOtherRule() {
        assertThat(ServiceLoader.load(ValidationRule.class)).hasAtLeastOneElementOfType(UnknownKeyRule.class);
    }

    private static List<Finding> findings(String document) {
        NetworkState state = NetworkStateYaml.read(document).state().orElseThrow();
        return new UnknownKeyRule().check(state);
    }
}
