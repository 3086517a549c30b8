package io.github.nmstate4j.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.github.nmstate4j.enactment.Condition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of a node as it was last seen.
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NodeStateStatus(
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @PreserveUnknownFields
                @JsonPropertyDescription("The network state of the node.") @Nullable JsonNode currentState,
        @JsonPropertyDescription("When the state was last seen to have changed.") @Nullable Instant lastSuccessfulUpdateTime,
        @JsonPropertyDescription("Version of the handler.") @Nullable String handlerNmstateVersion,
        @JsonPropertyDescription("Version of NetworkManager on the node.") @Nullable String hostNetworkManagerVersion,
        @JsonPropertyDescription("Kept for older clients; not written.") @Nullable String handlerNetworkManagerVersion,
        @JsonPropertyDescription("Available or Failing: whether the node could be observed.") List<Condition> conditions)
        implements NodeStateStatusBuilder.With {

    public NodeStateStatus(
            @Nullable JsonNode currentState,
            @Nullable Instant lastSuccessfulUpdateTime,
            @Nullable String handlerNmstateVersion,
            @Nullable String hostNetworkManagerVersion,
            @Nullable String handlerNetworkManagerVersion,
            @Nullable List<Condition> conditions) {
        this.currentState = Absent.tree(currentState);
        this.lastSuccessfulUpdateTime = lastSuccessfulUpdateTime;
        this.handlerNmstateVersion = handlerNmstateVersion;
        this.hostNetworkManagerVersion = hostNetworkManagerVersion;
        this.handlerNetworkManagerVersion = handlerNetworkManagerVersion;
        this.conditions = Absent.list(conditions);
    }

    public static NodeStateStatus empty() {
        return new NodeStateStatus(null, null, null, null, null, null);
    }
}
