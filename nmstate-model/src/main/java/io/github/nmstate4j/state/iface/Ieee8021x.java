package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// How the node identifies itself to the switch (802.1X). Keys and certificates are paths of files on the node.
@RecordBuilder
public record Ieee8021x(
        Optional<String> identity,
        Optional<List<String>> eapMethods,
        Optional<String> privateKey,
        Optional<String> clientCert,
        Optional<String> caCert,
        Optional<Secret> privateKeyPassword,
        Optional<String> phase2Auth,
        Optional<Secret> password,
        Extras extras)
        implements Ieee8021xBuilder.With {

    public static Ieee8021x none() {
        return new Ieee8021x(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Extras.none());
    }
}
