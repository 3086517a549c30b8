package io.github.nmstate4j.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a state was made, and by which version.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MetaInfo(
        @JsonPropertyDescription("Version of the maker.") @Nullable String version,
        @JsonPropertyDescription("When the state was made.") @Nullable Instant time) {}
