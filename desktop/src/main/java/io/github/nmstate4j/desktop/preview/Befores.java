package io.github.nmstate4j.desktop.preview;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.spi.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the nodes of policies were before these were applied from here. Kept over restarts, for each cluster.
final class Befores {

    private static final Logger LOG = LoggerFactory.getLogger(Befores.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param policy as it was applied
    record Before(Previewed policy, List<NodeState> states) {}

    /// @param yaml of the policy
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Stored(String yaml, List<StoredState> states) {}

    /// @param updated in milliseconds of the epoch
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record StoredState(String node, JsonNode tree, @Nullable Long updated, String networkManager) {}

    private final Store store;

    Befores(Store store) {
        this.store = store;
    }

    private static String name(String cluster, String policy) {
        return cluster + " / " + policy;
    }

    boolean has(String cluster, String policy) {
        return store.has(name(cluster, policy));
    }

    /// Takes milliseconds for a few nodes and seconds for thousands of them.
    Optional<Before> get(String cluster, String policy) {
        return store.get(name(cluster, policy)).flatMap(text -> read(policy, text));
    }

    private static Optional<Before> read(String policy, String text) {
        try {
            var stored = JSON.readValue(text, Stored.class);
            return Optional.of(new Before(
                    Previewed.of(PolicyDocument.of(stored.yaml())),
                    stored.states().stream()
                            .map(state -> new NodeState(
                                    state.node(),
                                    state.tree(),
                                    Optional.ofNullable(state.updated()).map(Instant::ofEpochMilli),
                                    state.networkManager()))
                            .toList()));
        } catch (JsonProcessingException e) {
            LOG.warn("How nodes were before {} was applied cannot be read: {}", policy, e.getOriginalMessage());
            return Optional.empty();
        }
    }

    /// For a policy that is changed the earliest stays: that is how the nodes were before anything was applied from here.
    ///
    /// @param isNew whether the cluster did not have the policy; what is kept is of another one of its name then
    void keep(String cluster, String policy, String yaml, List<NodeState> states, boolean isNew) {
        if (!isNew && has(cluster, policy)) {
            return;
        }
        var stored = new Stored(
                yaml,
                states.stream()
                        .map(state -> new StoredState(
                                state.node(), state.tree(), state.updated().map(Instant::toEpochMilli).orElse(null), state.networkManager()))
                        .toList());
        try {
            store.put(name(cluster, policy), JSON.writeValueAsString(stored));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("States of nodes are plain trees", e);
        }
    }
}
