package io.github.nmstate4j.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.github.nmstate4j.policy.MaxUnavailable;
import io.github.nmstate4j.policy.NodeSelection;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a policy wants, and where. An empty node selector matches every node.
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PolicySpec(
        @JsonPropertyDescription("Labels a node must have; left out: all nodes.") Map<String, String> nodeSelector,
        @JsonPropertyDescription("Named expressions, evaluated on each node against its own state.") Map<String, String> capture,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @PreserveUnknownFields
                @JsonPropertyDescription("The network state that the nodes shall have.") @Nullable JsonNode desiredState,
        @JsonPropertyDescription("How many nodes may be changing at once: a number or a percentage of the matching nodes.") @Nullable IntOrString maxUnavailable,
        @JsonPropertyDescription("True: no further node starts; those at work finish.") @Nullable Boolean paused)
        implements PolicySpecBuilder.With {

    public PolicySpec(
            @Nullable Map<String, String> nodeSelector,
            @Nullable Map<String, String> capture,
            @Nullable JsonNode desiredState,
            @Nullable IntOrString maxUnavailable,
            @Nullable Boolean paused) {
        this.nodeSelector = Absent.map(nodeSelector);
        this.capture = Absent.map(capture);
        this.desiredState = Absent.tree(desiredState);
        this.maxUnavailable = maxUnavailable;
        this.paused = paused;
    }

    public static PolicySpec empty() {
        return new PolicySpec(null, null, null, null, null);
    }

    public NodeSelection selection() {
        return new NodeSelection(nodeSelector);
    }

    /// The default when nothing or something unintelligible is said.
    public MaxUnavailable rolloutLimit() {
        if (maxUnavailable == null) {
            return MaxUnavailable.unsaid();
        }
        var count = maxUnavailable.getIntVal();
        var text = maxUnavailable.getStrVal();
        return count != null
                ? new MaxUnavailable.Count(count)
                : Optional.ofNullable(text).flatMap(MaxUnavailable::parse).orElseGet(MaxUnavailable::unsaid);
    }

    /// Whether no further node may start.
    public boolean holdsRollout() {
        return Boolean.TRUE.equals(paused);
    }
}
