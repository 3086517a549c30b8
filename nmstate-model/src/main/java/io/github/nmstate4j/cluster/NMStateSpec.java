package io.github.nmstate4j.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the parts of the installation run and how they behave.
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NMStateSpec(
        @JsonPropertyDescription("The nodes that get a handler; left out: every Linux node.") Map<String, String> nodeSelector,
        @JsonPropertyDescription("Tolerations of the handler; left out: it tolerates everything.") List<Toleration> tolerations,
        @JsonPropertyDescription("Affinity of the handler.") @Nullable Affinity affinity,
        @JsonPropertyDescription("The nodes for webhook and metrics; left out: any Linux node.") Map<String, String> infraNodeSelector,
        @JsonPropertyDescription("Tolerations of webhook and metrics; left out: control-plane taints.") List<Toleration> infraTolerations,
        @JsonPropertyDescription("Affinity of webhook and metrics; left out: the control plane is preferred.") @Nullable Affinity infraAffinity,
        @JsonPropertyDescription("How certificates are rotated.") @Nullable SelfSignConfiguration selfSignConfiguration,
        @JsonPropertyDescription("What is checked after a change of a node's network.") @Nullable ProbeConfiguration probeConfiguration,
        @JsonPropertyDescription("Where metrics are served.") @Nullable MetricsConfiguration metricsConfiguration,
        @JsonPropertyDescription("How much the components log.") @Nullable LogLevel logLevel,
        @JsonPropertyDescription("What becomes of a policy that no node could take: Deny refuses it, Warn keeps it with a warning, Off does not look.") @Nullable Validation validation)
        implements NMStateSpecBuilder.With {

    public NMStateSpec(
            @Nullable Map<String, String> nodeSelector,
            @Nullable List<Toleration> tolerations,
            @Nullable Affinity affinity,
            @Nullable Map<String, String> infraNodeSelector,
            @Nullable List<Toleration> infraTolerations,
            @Nullable Affinity infraAffinity,
            @Nullable SelfSignConfiguration selfSignConfiguration,
            @Nullable ProbeConfiguration probeConfiguration,
            @Nullable MetricsConfiguration metricsConfiguration,
            @Nullable LogLevel logLevel,
            @Nullable Validation validation) {
        this.nodeSelector = Absent.map(nodeSelector);
        this.tolerations = Absent.list(tolerations);
        this.affinity = affinity;
        this.infraNodeSelector = Absent.map(infraNodeSelector);
        this.infraTolerations = Absent.list(infraTolerations);
        this.infraAffinity = infraAffinity;
        this.selfSignConfiguration = selfSignConfiguration;
        this.probeConfiguration = probeConfiguration;
        this.metricsConfiguration = metricsConfiguration;
        this.logLevel = logLevel;
        this.validation = validation;
    }

    public static NMStateSpec empty() {
        return new NMStateSpec(null, null, null, null, null, null, null, null, null, null, null);
    }

    /// Go durations: `8760h0m0s`.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SelfSignConfiguration(
            @JsonPropertyDescription("The life of the authority, as a Go duration (8760h0m0s).") @Nullable String caRotateInterval,
            @JsonPropertyDescription("How long an old and a new authority are trusted together.") @Nullable String caOverlapInterval,
            @JsonPropertyDescription("The life of a certificate, as a Go duration.") @Nullable String certRotateInterval,
            @JsonPropertyDescription("How long an old and a new certificate are valid together.") @Nullable String certOverlapInterval) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ProbeConfiguration(
            @JsonPropertyDescription("The name resolution check.") @Nullable Dns dns) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        public record Dns(
                @JsonProperty(required = true) @JsonPropertyDescription("The name that must resolve.") String host) {}
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MetricsConfiguration(
            @JsonPropertyDescription("Address and port; 0 turns metrics off.") @Nullable String bindAddress) {}

    /// How much is logged.
    public enum LogLevel {
        @JsonProperty("info")
        INFO,
        @JsonProperty("debug")
        DEBUG
    }

    /// What becomes of a policy that no node could take.
    public enum Validation {
        @JsonProperty("Deny")
        DENY,
        @JsonProperty("Warn")
        WARN,
        @JsonProperty("Off")
        OFF
    }
}
