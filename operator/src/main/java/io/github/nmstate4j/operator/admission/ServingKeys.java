package io.github.nmstate4j.operator.admission;

import io.github.nmstate4j.operator.certificate.Credential;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Hands out the certificate of the moment. A handshake that has begun with the one before finishes with it.
final class ServingKeys extends X509ExtendedKeyManager {

    private volatile List<Credential> newestFirst;

    ServingKeys(Credential serving) {
        newestFirst = List.of(serving);
    }

    synchronized void use(Credential serving) {
        newestFirst = List.of(serving, newestFirst.getFirst());
    }

    private static String alias(Credential credential) {
        return credential.certificate().getSerialNumber().toString();
    }

    private Optional<Credential> find(String alias) {
        return newestFirst.stream().filter(credential -> alias(credential).equals(alias)).findFirst();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return keyType.equals("EC") ? Stream.of(newestFirst.getFirst()).map(ServingKeys::alias).toArray(String[]::new) : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return keyType.equals("EC") ? alias(newestFirst.getFirst()) : null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return find(alias).map(credential -> new X509Certificate[] {credential.certificate()}).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return find(alias).map(Credential::key).orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
