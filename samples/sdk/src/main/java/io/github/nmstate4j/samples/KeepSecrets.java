package io.github.nmstate4j.samples;

import static io.github.nmstate4j.state.build.StateBuilder.networkState;

import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.yaml.NetworkStateYaml;

/// Writes a document for people and one for the node: only the second has the secret.
public final class KeepSecrets {

    private KeepSecrets() {}

    public static void main(String... args) {
        var desired = networkState(state -> state.ipsec("hq", "192.0.2.7", ipsec -> ipsec.psk(Secret.of("swordfish"))));
        System.out.print(NetworkStateYaml.write(desired));
        System.out.print(NetworkStateYaml.writeWithSecrets(desired));
    }
}
