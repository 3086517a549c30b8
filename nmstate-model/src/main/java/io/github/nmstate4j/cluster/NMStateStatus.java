package io.github.nmstate4j.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.github.nmstate4j.enactment.Condition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the installation is doing: Available, Progressing, Degraded.
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NMStateStatus(
        @JsonPropertyDescription("Available, Progressing and Degraded.") List<Condition> conditions,
        @JsonPropertyDescription("The generation of the spec that the conditions are about.") @Nullable Long observedGeneration)
        implements NMStateStatusBuilder.With {

    public NMStateStatus(@Nullable List<Condition> conditions, @Nullable Long observedGeneration) {
        this.conditions = Absent.list(conditions);
        this.observedGeneration = observedGeneration;
    }

    public static NMStateStatus empty() {
        return new NMStateStatus(List.of(), null);
    }
}
