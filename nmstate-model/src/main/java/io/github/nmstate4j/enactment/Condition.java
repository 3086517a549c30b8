package io.github.nmstate4j.enactment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One statement about an object, as the `nmstate.io` resources carry it: like a condition of Kubernetes,
/// with the time it was last confirmed. Reason and message are "" when there is nothing to say.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Condition(
        @JsonProperty(required = true) @JsonPropertyDescription("What the condition is about.") String type,
        @JsonProperty(required = true) @JsonPropertyDescription("True, False or Unknown.") Status status,
        @JsonPropertyDescription("Why, in one word for programs.") String reason,
        @JsonPropertyDescription("Why, in a sentence for people.") String message,
        @JsonPropertyDescription("When the condition was last confirmed.") Instant lastHeartbeatTime,
        @JsonPropertyDescription("When the status last changed.") Instant lastTransitionTime) {

    /// Whether the statement holds.
    public enum Status {
        @JsonProperty("True")
        TRUE,
        @JsonProperty("False")
        FALSE,
        @JsonProperty("Unknown")
        UNKNOWN
    }

    /// Kubernetes keeps whole seconds; what another writer left out is filled with the neutral value.
    public Condition(
            String type,
            Status status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Instant lastHeartbeatTime,
            @Nullable Instant lastTransitionTime) {
        this.type = type;
        this.status = status;
        this.reason = reason == null ? "" : reason;
        this.message = message == null ? "" : message;
        this.lastHeartbeatTime = wholeSeconds(lastHeartbeatTime);
        this.lastTransitionTime = wholeSeconds(lastTransitionTime);
    }

    private static Instant wholeSeconds(@Nullable Instant time) {
        return time == null ? Instant.EPOCH : time.truncatedTo(ChronoUnit.SECONDS);
    }

    @JsonIgnore
    public boolean isTrue() {
        return status == Status.TRUE;
    }
}
