package io.github.nmstate4j.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.Ieee8021x;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: eth1, type: ethernet, 802.1x: {identity: me, password: swordfish}}",
                "{name: eth1, type: ethernet, 802.1x: {private-key-password: swordfish}}",
                "{name: ms0, type: macsec, macsec: {base-iface: eth1, encrypt: true, port: 1, validation: strict,"
                        + " send-sci: true, mka-cak: swordfish}}",
                "{name: hq, type: ipsec, libreswan: {right: 192.0.2.1, psk: swordfish}}",
                // Nobody understands these, and they may be secrets all the same.
                "{name: eth1, type: ethernet, 802.1x: {pasword: swordfish}}",
                "{name: ms0, macsec: {mka-cak: swordfish}}",
                "{name: wg0, type: wireguard, peers: [{psk: swordfish}]}"
            })
    void areShownOnlyToWhoeverAsksForThem(String iface) {
        var state = read("interfaces: [" + iface + "]");

        assertThat(state.toString()).doesNotContain("swordfish");
        assertThat(NetworkStateYaml.toValue(state).toString()).doesNotContain("swordfish");
        assertThat(NetworkStateYaml.write(state)).doesNotContain("swordfish").contains(Secret.MARK);
        assertThat(NetworkStateYaml.writeJson(state)).doesNotContain("swordfish").contains(Secret.MARK);
        assertThat(NetworkStateYaml.read(NetworkStateYaml.writeWithSecrets(state)).state()).contains(state);
        assertThat(NetworkStateYaml.read(NetworkStateYaml.writeJsonWithSecrets(state)).state()).contains(state);
        assertThat(NetworkStateYaml.read(NetworkStateYaml.toValue(state)).state()).contains(state);
    }

    @Test
    void areNotInFindings() {
        var findings = NetworkStateYaml.read(
                        "interfaces: [{name: eth1, type: ethernet, 802.1x: {password: [swordfish], pasword: swordfish}}]")
                .findings();

        assertThat(findings).hasSize(2);
        assertThat(findings.toString()).doesNotContain("swordfish");
    }

    @Test
    void theMarkMeansTheOneThatIsThere() {
        var state = read("interfaces: [{name: eth1, type: ethernet, 802.1x: {password: " + Secret.MARK + "}}]");

        assertThat(state.interfaces().getFirst().base().ieee8021x().flatMap(Ieee8021x::password))
                .contains(Secret.hidden());
    }

    private static NetworkState read(String text) {
        return NetworkStateYaml.read(text).state().orElseThrow();
    }
}
