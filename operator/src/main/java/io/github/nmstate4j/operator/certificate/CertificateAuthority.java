package io.github.nmstate4j.operator.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes authorities and the certificates they vouch for.
public final class CertificateAuthority {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int SERIAL_BITS = 120;

    private final SecureRandom random;

    public CertificateAuthority(SecureRandom random) {
        this.random = random;
    }

    /// An authority that vouches for itself.
    public Credential authority(String name, Instant now, Duration life) {
        var subject = new X500Name("CN=" + name);
        try {
            var keys = keys();
            var builder = builder(subject, subject, keys.getPublic(), now, life);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new Credential(sign(builder, keys.getPrivate()), keys.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("the certificate authority " + name + " could not be made", e);
        }
    }

    /// A certificate for a server, that lives no longer than its authority.
    ///
    /// @param hosts the names and addresses under which the server is reached; the first is its subject
    public Credential serving(Credential authority, Collection<String> hosts, Instant now, Duration life) {
        var first = hosts.stream().findFirst().orElseThrow(
                () -> new IllegalArgumentException("a certificate needs at least one host"));
        var longest = Duration.between(now, authority.certificate().getNotAfter().toInstant());
        try {
            var keys = keys();
            var issuer = new X500Name(authority.certificate().getSubjectX500Principal().getName());
            // The subject holds 64 characters, and only the alternative names count.
            var subject = new X500Name("CN=" + first.substring(0, Math.min(first.length(), 64)));
            var builder = builder(issuer, subject, keys.getPublic(), now, life.compareTo(longest) < 0 ? life : longest);
            var names = hosts.stream().map(CertificateAuthority::name).toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
            return new Credential(sign(builder, authority.key()), keys.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate for " + hosts + " could not be made", e);
        }
    }

    private static GeneralName name(String host) {
        boolean address = host.contains(":") || host.matches("[0-9.]+");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration life) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).setBit(0),
                Date.from(now.minus(CLOCKS_DIFFER)),
                Date.from(now.plus(life)),
                subject,
                key);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey signer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    }
}
