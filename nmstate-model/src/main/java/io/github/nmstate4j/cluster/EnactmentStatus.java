package io.github.nmstate4j.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.github.nmstate4j.enactment.Condition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node was asked for, and how it went.
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EnactmentStatus(
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @PreserveUnknownFields
                @JsonPropertyDescription("The desired state of this node, captures resolved and defaults filled in.") @Nullable JsonNode desiredState,
        @JsonPropertyDescription("Kept for older clients; not written.") @Nullable MetaInfo desiredStateMetaInfo,
        @JsonPropertyDescription("The captures of the policy as they were resolved on this node.") Map<String, CapturedState> capturedStates,
        @JsonPropertyDescription("The generation of the policy that this status is about.") @Nullable Long policyGeneration,
        @JsonPropertyDescription("Available, Failing, Pending, Progressing and Aborted.") List<Condition> conditions,
        @JsonPropertyDescription("The features that the desired state uses.") List<String> features,
        @JsonPropertyDescription("Generation of the policy to number of failed attempts.") Map<String, Integer> retryCount,
        @JsonPropertyDescription("The generation of this object that the status is about.") @Nullable Long observedGeneration)
        implements EnactmentStatusBuilder.With {

    /// The result of one capture; kept, so that a policy is not captured again from the state it made.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CapturedState(
            @PreserveUnknownFields @JsonPropertyDescription("The captured part of the node's state.") @Nullable JsonNode state,
            @JsonPropertyDescription("When and by whom it was captured.") @Nullable MetaInfo metaInfo) {}

    public EnactmentStatus(
            @Nullable JsonNode desiredState,
            @Nullable MetaInfo desiredStateMetaInfo,
            @Nullable Map<String, CapturedState> capturedStates,
            @Nullable Long policyGeneration,
            @Nullable List<Condition> conditions,
            @Nullable List<String> features,
            @Nullable Map<String, Integer> retryCount,
            @Nullable Long observedGeneration) {
        this.desiredState = Absent.tree(desiredState);
        this.desiredStateMetaInfo = desiredStateMetaInfo;
        this.capturedStates = Absent.map(capturedStates);
        this.policyGeneration = policyGeneration;
        this.conditions = Absent.list(conditions);
        this.features = Absent.list(features);
        this.retryCount = Absent.map(retryCount);
        this.observedGeneration = observedGeneration;
    }

    public static EnactmentStatus empty() {
        return new EnactmentStatus(null, null, null, null, null, null, null, null);
    }
}
