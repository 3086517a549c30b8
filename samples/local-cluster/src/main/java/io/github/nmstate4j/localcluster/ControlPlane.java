package io.github.nmstate4j.localcluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The API server of a local cluster.
///
/// @param kubeconfig leads there from this machine
/// @param nodeKubeconfig leads there from the nodes
/// @param embedded the server, when it is ours
record ControlPlane(String kubeconfig, String nodeKubeconfig, Optional<ApiServer> embedded, Optional<Relay> relay)
        implements AutoCloseable {

    /// Starts one that listens on this address.
    static ControlPlane embedded(String address) throws IOException {
        var server = ApiServer.start(ApiServerSettings.at(address, 0));
        return new ControlPlane(server.kubeconfig(), server.kubeconfig(), Optional.of(server), Optional.empty());
    }

    /// Uses one that is there already.
    ///
    /// @param nodesReach the address of this machine that nodes reach; empty when they run in this JVM
    static ControlPlane existing(Path file, Optional<String> nodesReach) throws IOException {
        var kubeconfig = Files.readString(file);
        if (nodesReach.isEmpty()) {
            return new ControlPlane(kubeconfig, kubeconfig, Optional.empty(), Optional.empty());
        }
        var url = URI.create(Config.fromKubeconfig(kubeconfig).getMasterUrl());
        var relay = Relay.start(nodesReach.get(), new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 443 : url.getPort()));
        var atRelay = URI.create(url.getScheme() + "://" + nodesReach.get() + ":" + relay.port());
        try (var client = new KubernetesClientBuilder().build()) {
            var forNodes = leadingTo(kubeconfig, atRelay, client);
            requireThatItAnswers(forNodes, atRelay, file);
            return new ControlPlane(kubeconfig, forNodes, Optional.empty(), Optional.of(relay));
        } catch (RuntimeException e) {
            relay.close();
            throw e;
        }
    }

    private static String leadingTo(String kubeconfig, URI server, KubernetesClient client) {
        var serialization = client.getKubernetesSerialization();
        var model = serialization.unmarshal(kubeconfig, io.fabric8.kubernetes.api.model.Config.class);
        model.getClusters().forEach(cluster -> cluster.getCluster().setServer(server.toString()));
        return serialization.asYaml(model);
    }

    private static void requireThatItAnswers(String kubeconfig, URI server, Path file) {
        try (var client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build()) {
            var _ = client.getKubernetesVersion();
        } catch (KubernetesClientException e) {
            throw new IllegalArgumentException("virtual nodes reach the API server of " + file + " as " + server
                    + " only, and there it does not answer (" + e.getMessage() + "). If that is its certificate, use a kubeconfig with"
                    + " insecure-skip-tls-verify for this development cluster, or --simulated", e);
        }
    }

    KubernetesClient client() {
        return new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build();
    }

    /// The address, as users know it.
    String url() {
        return Config.fromKubeconfig(kubeconfig).getMasterUrl();
    }

    @Override
    public void close() throws IOException {
        embedded.ifPresent(ApiServer::close);
        for (var open : relay.stream().toList()) {
            open.close();
        }
    }

}
