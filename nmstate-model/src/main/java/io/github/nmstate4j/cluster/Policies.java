package io.github.nmstate4j.cluster;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.build.StateBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Policies in Java that read like the custom resource.
///
/// {@snippet file="BuildSnippets.java" region="policy"}
public final class Policies {

    private PolicySpec spec = PolicySpec.empty();

    private Policies() {}

    /// A policy of this name, to be created in a cluster.
    public static NodeNetworkConfigurationPolicy policy(String name, Consumer<Policies> settings) {
        var builder = new Policies();
        settings.accept(builder);
        var policy = new NodeNetworkConfigurationPolicy();
        policy.setMetadata(new ObjectMetaBuilder().withName(name).build());
        policy.setSpec(builder.spec);
        return policy;
    }

    /// A label that the nodes must have; may be given several times, left out all nodes are meant.
    public Policies nodeSelector(String label, String value) {
        spec = spec.withNodeSelector(with(spec.nodeSelector(), label, value));
        return this;
    }

    /// A named expression that each node evaluates against its own state; may be given several times.
    public Policies capture(String name, String expression) {
        spec = spec.withCapture(with(spec.capture(), name, expression));
        return this;
    }

    /// That many nodes may be changing at once.
    public Policies maxUnavailable(int nodes) {
        spec = spec.withMaxUnavailable(new IntOrString(nodes));
        return this;
    }

    /// That part of the matching nodes may be changing at once: `50%`.
    public Policies maxUnavailable(String percentage) {
        spec = spec.withMaxUnavailable(new IntOrString(percentage));
        return this;
    }

    /// No further node starts until this is lifted.
    public Policies paused() {
        spec = spec.withPaused(true);
        return this;
    }

    /// Secrets are written out: the nodes need them.
    public Policies desired(NetworkState state) {
        spec = spec.withDesiredState(StateTrees.writeWithSecrets(state));
        return this;
    }

    public Policies desired(Consumer<StateBuilder> state) {
        return desired(StateBuilder.networkState(state));
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        var more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
