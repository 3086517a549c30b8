package io.github.nmstate4j.operator.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NMStateSpec.Validation;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.operator.metrics.Verdicts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which questions are answered, and by whom.
final class Questions {

    static final String VALIDATE_POLICY = "/validate-nodenetworkconfigurationpolicies";
    static final String MUTATE_POLICY = "/mutate-nodenetworkconfigurationpolicies";
    static final String VALIDATE_INSTALLATION = "/validate-nmstates";

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final PolicyAdmission policies;
    private final Surroundings surroundings;
    private final KubernetesSerialization serialization;
    private final InstantSource clock;
    private final Verdicts verdicts;
    private volatile Validation validation = Validation.DENY;

    Questions(
            PolicyAdmission policies,
            Surroundings surroundings,
            KubernetesSerialization serialization,
            InstantSource clock,
            Verdicts verdicts) {
        this.verdicts = verdicts;
        this.policies = policies;
        this.surroundings = surroundings;
        this.serialization = serialization;
        this.clock = clock;
    }

    /// How strictly from the next question on.
    void answerBy(Validation wanted) {
        validation = wanted;
    }

    /// By the path of the question.
    Map<String, Judge> judges() {
        return Map.of(
                VALIDATE_POLICY, request -> counted(policy(request)),
                MUTATE_POLICY, _ -> policies.mutate(clock.instant()),
                VALIDATE_INSTALLATION, request -> counted(installation(request)));
    }

    private Verdict counted(Verdict verdict) {
        switch (verdict) {
            case Verdict.Allow(var warnings) -> verdicts.allowed(!warnings.isEmpty());
            case Verdict.Deny _ -> verdicts.denied();
            case Verdict.Patch _ -> verdicts.allowed(false);
        }
        return verdict;
    }

    private Verdict policy(JsonNode request) {
        var now = required(request, NodeNetworkConfigurationPolicy.class);
        var before = read(request.path("oldObject"), NodeNetworkConfigurationPolicy.class);
        var verdict = policies.review(before, now);
        return switch (validation) {
            case OFF -> new Verdict.Allow(List.of());
            case WARN -> withOverlaps(PolicyAdmission.lenient(verdict), before, now);
            case DENY -> withOverlaps(verdict, before, now);
        };
    }

    private Verdict withOverlaps(
            Verdict verdict, Optional<NodeNetworkConfigurationPolicy> before, NodeNetworkConfigurationPolicy now) {
        boolean same = before.filter(old -> old.getSpec().equals(now.getSpec())).isPresent();
        if (same || !(verdict instanceof Verdict.Allow(var warnings))) {
            return verdict;
        }
        var all = new ArrayList<>(warnings);
        try {
            Overlap.of(now, surroundings.policies(), surroundings::hasNode).stream()
                    .map(Finding::toString)
                    .forEach(all::add);
        } catch (RuntimeException e) {
            LOG.warn("Overlaps of policy {} are not known: {}", now.getMetadata().getName(), e.getMessage());
        }
        return new Verdict.Allow(all);
    }

    private Verdict installation(JsonNode request) {
        return InstallationAdmission.review(
                read(request.path("oldObject"), NMState.class),
                required(request, NMState.class),
                surroundings.installations());
    }

    private <T> T required(JsonNode request, Class<T> type) {
        return read(request.path("object"), type)
                .orElseThrow(() -> new IllegalArgumentException("request.object is missing"));
    }

    private <T> Optional<T> read(JsonNode object, Class<T> type) {
        return object.isObject() ? Optional.of(serialization.convertValue(object, type)) : Optional.empty();
    }
}
