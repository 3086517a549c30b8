package io.github.nmstate4j.desktop.cluster;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The clusters that a kubeconfig file tells of.
public final class Kubeconfig {

    private final Path file;

    private Kubeconfig(Path file) {
        this.file = file;
    }

    /// The first that is there: the file given, the one of `KUBECONFIG`, the usual one.
    public static Optional<Kubeconfig> find(Optional<Path> given, Map<String, String> environment) {
        var named = Optional.ofNullable(environment.get("KUBECONFIG")).filter(text -> !text.isBlank());
        return given.or(() -> named.map(text -> Path.of(text.split(File.pathSeparator, 2)[0])))
                .or(() -> Optional.of(Path.of(System.getProperty("user.home"), ".kube", "config")))
                .filter(path -> path.toFile().isFile())
                .map(Kubeconfig::new);
    }

    /// The names of the contexts, the current one first.
    public List<String> contexts() {
        var config = Config.fromKubeconfig(file.toFile());
        var current = config.getCurrentContext() == null ? "" : config.getCurrentContext().getName();
        return config.getContexts().stream()
                .map(NamedContext::getName)
                .sorted((a, b) -> Boolean.compare(b.equals(current), a.equals(current)))
                .toList();
    }

    /// @param ui the JavaFX thread
    public ClusterSession open(String context, Executor ui) {
        var chosen = Config.fromKubeconfig(context, file.toFile());
        return ClusterSession.open(new KubernetesClientBuilder().withConfig(chosen).build(), context, ui);
    }
}
