package io.github.nmstate4j.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.github.nmstate4j.enactment.Condition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a policy is doing over all its nodes.
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PolicyStatus(
        @JsonPropertyDescription("Available, Degraded, Progressing and Ignored.") List<Condition> conditions,
        @JsonPropertyDescription("Generation of the policy to number of nodes that are changing for it.") Map<String, Integer> unavailableNodeCountMap,
        @JsonPropertyDescription("Kept for older clients; not written.") @Nullable Integer unavailableNodeCount,
        @JsonPropertyDescription("Kept for older clients; not written.") @Nullable Instant lastUnavailableNodeCountUpdate,
        @JsonPropertyDescription("The generation of the spec that the conditions are about.") @Nullable Long observedGeneration)
        implements PolicyStatusBuilder.With {

    public PolicyStatus(
            @Nullable List<Condition> conditions,
            @Nullable Map<String, Integer> unavailableNodeCountMap,
            @Nullable Integer unavailableNodeCount,
            @Nullable Instant lastUnavailableNodeCountUpdate,
            @Nullable Long observedGeneration) {
        this.conditions = Absent.list(conditions);
        this.unavailableNodeCountMap = Absent.map(unavailableNodeCountMap);
        this.unavailableNodeCount = unavailableNodeCount;
        this.lastUnavailableNodeCountUpdate = lastUnavailableNodeCountUpdate;
        this.observedGeneration = observedGeneration;
    }

    public static PolicyStatus empty() {
        return new PolicyStatus(null, null, null, null, null);
    }
}
