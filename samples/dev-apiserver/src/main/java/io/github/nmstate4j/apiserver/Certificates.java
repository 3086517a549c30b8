package io.github.nmstate4j.apiserver;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority of its own for every server, and a certificate from it. Keys live as long as the server and are never written anywhere.
///
/// @param authorityPem what clients trust, as PEM
record Certificates(String authorityPem, SSLContext serverContext) {
    private static final Duration VALID = Duration.ofDays(365);
    private static final X500Name AUTHORITY = new X500Name("CN=nmstate4j development API server");

    /// @param hosts the names and addresses under which the server is reached
    static Certificates create(Collection<String> hosts, Instant now) throws IOException {
        try {
            var random = new SecureRandom();
            var authorityKeys = keys(random);
            var authority = builder(AUTHORITY, authorityKeys, now, random)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            var authorityCertificate = sign(authority, authorityKeys);
            var serverKeys = keys(random);
            var names = hosts.stream()
                    .map(host -> new GeneralName(
                            host.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                    .toArray(GeneralName[]::new);
            var server = builder(new X500Name("CN=kube-apiserver"), serverKeys, now, random)
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            var serverCertificate = sign(server, authorityKeys);
            return new Certificates(
                    pem(authorityCertificate), context(serverKeys, serverCertificate, authorityCertificate));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("The server's certificate cannot be made: " + e.getMessage(), e);
        }
    }

    private static KeyPair keys(SecureRandom random) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair keys, Instant now, SecureRandom random)
            throws CertIOException {
        return new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(120, random),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALID)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(org.bouncycastle.cert.X509v3CertificateBuilder builder, KeyPair signer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static SSLContext context(KeyPair keys, X509Certificate certificate, X509Certificate authority)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var noPassword = new char[0];
        store.setKeyEntry("server", keys.getPrivate(), noPassword, new X509Certificate[] {certificate, authority});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, noPassword);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
