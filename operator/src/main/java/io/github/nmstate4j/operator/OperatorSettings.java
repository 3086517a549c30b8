package io.github.nmstate4j.operator;

import io.github.nmstate4j.operator.admission.AdmissionSettings;
import io.github.nmstate4j.operator.admission.PolicyAdmission.EditsInProgress;
import io.github.nmstate4j.operator.installation.InstallationSettings;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How an operator behaves; the environment is read once, here.
///
/// @param installDefinitions whether the definitions of the custom resources are applied at start
/// @param leadership left out: this is the only operator of the cluster, and it is at work at once
/// @param admission left out: policies are not looked at before the API server keeps them
/// @param installation left out: no NMState is installed, the handlers come in another way
/// @param healthPort where health is asked for, on every address; left out: nowhere
/// @param patience how long the cluster may take to answer at start
@RecordBuilder
public record OperatorSettings(
        boolean installDefinitions,
        Optional<Leadership> leadership,
        Optional<AdmissionSettings> admission,
        Optional<InstallationSettings> installation,
        Optional<Integer> healthPort,
        Duration patience)
        implements OperatorSettingsBuilder.With {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int HIGHEST_PORT = 65_535;

    /// Of several operators the one that holds a Lease is at work.
    ///
    /// @param namespace where the Lease is
    /// @param identity tells this process from the others
    public record Leadership(String namespace, String identity, Rhythm rhythm) {}

    /// How long a Lease holds without renewal, when its holder gives up to renew it, and how often both try. Between
    /// giving up and the end of the Lease the holder comes to rest.
    public record Rhythm(Duration lease, Duration renewDeadline, Duration retry) {

        public static Rhythm usual() {
            return new Rhythm(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));
        }
    }

    /// For an operator that is alone, in the process of a local cluster for example.
    public static OperatorSettings alone() {
        return new OperatorSettings(
                true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), PATIENCE);
    }

    /// Complains about the first value that makes no sense.
    public static OperatorSettings from(Map<String, String> environment) {
        var namespace = text(environment, "OPERATOR_NAMESPACE").orElse("nmstate");
        var identity = text(environment, "POD_NAME").orElseGet(() -> "operator-" + UUID.randomUUID());
        return alone()
                .withInstallDefinitions(flag(environment, "NMSTATE4J_INSTALL_DEFINITIONS", true))
                .withLeadership(
                        flag(environment, "NMSTATE4J_LEADER_ELECTION", true)
                                ? Optional.of(new Leadership(namespace, identity, Rhythm.usual()))
                                : Optional.empty())
                .withAdmission(
                        flag(environment, "NMSTATE4J_ADMISSION", true)
                                ? Optional.of(admission(environment, namespace))
                                : Optional.empty())
                .withHealthPort(Optional.of(port(environment, "NMSTATE4J_HEALTH_PORT", 8081)))
                .withInstallation(text(environment, "RELATED_IMAGE_HANDLER_IMAGE")
                        .map(image -> InstallationSettings.of(namespace, image)
                                .withPullPolicy(text(environment, "HANDLER_IMAGE_PULL_POLICY"))));
    }

    private static AdmissionSettings admission(Map<String, String> environment, String namespace) {
        return AdmissionSettings.behind(
                        namespace,
                        text(environment, "NMSTATE4J_ADMISSION_SERVICE").orElse("nmstate-webhook"),
                        port(environment, "NMSTATE4J_ADMISSION_PORT", 9443))
                .withEdits(
                        flag(environment, "NMSTATE4J_DENY_EDITS_IN_PROGRESS", false)
                                ? EditsInProgress.DENY
                                : EditsInProgress.WARN);
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        var value = text(environment, name).orElse(Integer.toString(otherwise));
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Said below, like a number that is no port.
        }
        throw new IllegalArgumentException("the environment variable " + name + " is '" + value
                + "'; give a port from 1 to " + HIGHEST_PORT + ", or 0 for a free one");
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static boolean flag(Map<String, String> environment, String name, boolean otherwise) {
        var value = text(environment, name).orElse(Boolean.toString(otherwise));
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(
                    "the environment variable " + name + " is '" + value + "'; give true or false");
        };
    }
}
