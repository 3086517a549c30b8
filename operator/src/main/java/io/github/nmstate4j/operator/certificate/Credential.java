package io.github.nmstate4j.operator.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A certificate with its key. Prints itself without the key.
public record Credential(X509Certificate certificate, PrivateKey key) {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /// Reads what [#certificatePem()] and [#keyPem()] wrote. Empty when it is something else.
    public static Optional<Credential> read(String certificatePem, String keyPem) {
        var key = KEY.matcher(keyPem);
        if (!key.find()) {
            return Optional.empty();
        }
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificatePem.getBytes(StandardCharsets.US_ASCII)));
            var bytes = Base64.getMimeDecoder().decode(key.group(1));
            return Optional.of(new Credential(
                    certificate, KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes))));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public String certificatePem() {
        return pem(certificate);
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be encoded", e);
        }
    }

    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String kind, byte[] content) {
        var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + kind + "-----\n" + encoder.encodeToString(content) + "\n-----END " + kind + "-----\n";
    }

    /// Whether this one vouches for the other.
    public boolean signed(Credential other) {
        try {
            other.certificate().verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /// Whether it was made for exactly these names and addresses.
    boolean isFor(Collection<String> hosts) {
        try {
            var names = Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
            return names.stream().map(name -> name.get(1).toString()).collect(Collectors.toSet()).equals(Set.copyOf(hosts));
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /// Whether it will have ended when so much time has gone by.
    public boolean endsWithin(Duration margin, Instant now) {
        return !now.plus(margin).isBefore(certificate.getNotAfter().toInstant());
    }

    @Override
    public String toString() {
        return certificate.getSubjectX500Principal() + " until " + certificate.getNotAfter().toInstant();
    }
}
