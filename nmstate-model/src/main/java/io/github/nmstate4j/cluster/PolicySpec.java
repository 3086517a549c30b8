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
        @JsonPropertyDescription("True: no further node starts; those at work finish.") @Nullable Boolean paused,
        @JsonPropertyDescription("In which order nodes start; left out: by name.") @Nullable RolloutOrder rolloutOrder)
        implements PolicySpecBuilder.With {

    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
    private static final String CONTROL_PLANE_OF_OLD = "node-role.kubernetes.io/master";

    public PolicySpec(
            @Nullable Map<String, String> nodeSelector,
            @Nullable Map<String, String> capture,
            @Nullable JsonNode desiredState,
            @Nullable IntOrString maxUnavailable,
            @Nullable Boolean paused,
            @Nullable RolloutOrder rolloutOrder) {
        this.nodeSelector = Absent.map(nodeSelector);
        this.capture = Absent.map(capture);
        this.desiredState = Absent.tree(desiredState);
        this.maxUnavailable = maxUnavailable;
        this.paused = paused;
        this.rolloutOrder = rolloutOrder;
    }

    public static PolicySpec empty() {
        return new PolicySpec(null, null, null, null, null, null);
    }

    /// Nodes start group by group: the next one begins when all nodes of the one before are done.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RolloutOrder(
            @JsonPropertyDescription("Nodes with the same value of this label are one group, like topology.kubernetes.io/zone; groups come in the order of their values.") @Nullable String groupBy,
            @JsonPropertyDescription("True: nodes of the control plane come after all others.") @Nullable Boolean controlPlaneLast) {}

    /// The group of a node with these labels; groups come in the order of their names.
    public String rolloutGroup(Map<String, String> labels) {
        if (rolloutOrder == null) {
            return "";
        }
        boolean last = Boolean.TRUE.equals(rolloutOrder.controlPlaneLast())
                && (labels.containsKey(CONTROL_PLANE) || labels.containsKey(CONTROL_PLANE_OF_OLD));
        var label = rolloutOrder.groupBy();
        return (last ? "1/" : "0/") + (label == null ? "" : labels.getOrDefault(label, ""));
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
