package io.github.nmstate4j.operator.certificate;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All in one Secret, so that several operators serve with the same and never with half of it.
public final class SecretStore implements CertificateStore {

    private static final String AUTHORITY = "ca.crt";
    private static final String AUTHORITY_KEY = "ca.key";
    private static final String SERVING = "tls.crt";
    private static final String SERVING_KEY = "tls.key";

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private Optional<Secret> loaded = Optional.empty();

    public SecretStore(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
    }

    @Override
    public synchronized Optional<Certificates> load() {
        loaded = Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
        return loaded.flatMap(SecretStore::read);
    }

    private static Optional<Certificates> read(Secret secret) {
        var authority = Credential.read(text(secret, AUTHORITY), text(secret, AUTHORITY_KEY));
        var serving = Credential.read(text(secret, SERVING), text(secret, SERVING_KEY));
        return authority.flatMap(
                first -> serving.map(second -> new Certificates(first, former(text(secret, AUTHORITY)), second)));
    }

    private static String text(Secret secret, String key) {
        var data = secret.getData() == null ? null : secret.getData().get(key);
        if (data == null) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<X509Certificate> former(String bundle) {
        try {
            var all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bundle.getBytes(StandardCharsets.US_ASCII)));
            var former = new ArrayList<X509Certificate>();
            all.stream().skip(1).forEach(certificate -> former.add((X509Certificate) certificate));
            return former;
        } catch (CertificateException _) {
            return List.of();
        }
    }

    @Override
    public synchronized boolean save(Certificates certificates) {
        var data = Map.of(
                AUTHORITY, encoded(certificates.trustedPem()),
                AUTHORITY_KEY, encoded(certificates.authority().keyPem()),
                SERVING, encoded(certificates.serving().certificatePem()),
                SERVING_KEY, encoded(certificates.serving().keyPem()));
        var secret = new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withResourceVersion(loaded.map(known -> known.getMetadata().getResourceVersion()).orElse(null))
                .endMetadata()
                // The type of a Secret can never change, and there may be one from Kubernetes NMState.
                .withType(loaded.map(Secret::getType).orElse("Opaque"))
                .withData(data)
                .build();
        try {
            loaded = Optional.of(
                    loaded.isPresent()
                            ? client.resource(secret).update()
                            : client.resource(secret).create());
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            // The message of the client may quote what was sent.
            throw new IllegalStateException("the Secret " + namespace + "/" + name + " was not written: status " + e.getCode());
        }
    }
}
