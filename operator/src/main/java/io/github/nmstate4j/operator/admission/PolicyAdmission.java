package io.github.nmstate4j.operator.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.cluster.PolicyStatus;
import io.github.nmstate4j.cluster.StateTrees;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.policy.MaxUnavailable;
import io.github.nmstate4j.policy.capture.CaptureLimits;
import io.github.nmstate4j.policy.capture.CaptureResolver;
import io.github.nmstate4j.policy.capture.Template;
import io.github.nmstate4j.validate.Validator;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides whether a policy is kept. Pure: the same policies give the same verdict.
///
/// What is not changed is not looked at again, so that a policy from before a rule can still be labelled or deleted.
public final class PolicyAdmission {

    private static final int LONGEST_NAME = 63;
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?");
    private static final Pattern LABEL_PREFIX =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final int LONGEST_LABEL_PREFIX = 253;
    private static final String TEMPLATE = "{{";

    private static final Code NAME = Code.author("policy.name");
    private static final Code IN_PROGRESS = Code.environment("policy.in-progress");
    private static final Code CAPTURE = Code.author("policy.capture-changed");
    private static final Code SELECTOR = Code.author("policy.node-selector");
    private static final Code LIMIT = Code.author("policy.max-unavailable");

    private static final Set<Code> ALWAYS = Set.of(NAME, IN_PROGRESS, CAPTURE, SELECTOR);

    /// What becomes of a change of a policy whose rollout is not over.
    public enum EditsInProgress {
        /// The new generation takes over node by node.
        WARN,
        /// As Kubernetes NMState does it.
        DENY
    }

    private final Validator validator;
    private final EditsInProgress edits;

    public PolicyAdmission(Validator validator, EditsInProgress edits) {
        this.validator = validator;
        this.edits = edits;
    }

    /// Marks every write that reaches the cluster.
    public Verdict mutate(Instant now) {
        return new Verdict.Patch(Map.of(
                NodeNetworkConfigurationPolicy.MUTATION_TIMESTAMP_ANNOTATION,
                Long.toString(ChronoUnit.NANOS.between(Instant.EPOCH, now))));
    }

    /// @param before empty when the policy is new
    public Verdict review(Optional<NodeNetworkConfigurationPolicy> before, NodeNetworkConfigurationPolicy now) {
        var findings = new ArrayList<Finding>();
        boolean forbidden = false;
        if (before.isEmpty()) {
            findings.addAll(name(now));
        } else {
            if (before.get().getSpec().equals(now.getSpec())) {
                return new Verdict.Allow(List.of());
            }
            if (isInProgress(before.get()) && !onlyPauses(before.get().getSpec(), now.getSpec())) {
                var finding = inProgress(now);
                findings.add(finding);
                forbidden = finding.isError();
            }
            findings.addAll(capture(before.get().getSpec(), now));
        }
        findings.addAll(selector(now));
        findings.addAll(limit(now));
        findings.addAll(captures(now.getSpec()));
        findings.addAll(desiredState(now.getSpec()));

        var errors = findings.stream().filter(Finding::isError).toList();
        // Reading doubts an unknown key, and the rules refuse it: said once.
        var refused = errors.stream().map(Finding::path).collect(Collectors.toSet());
        var warnings = findings.stream()
                .filter(finding -> !finding.isError() && !refused.contains(finding.path()))
                .map(Finding::toString)
                .toList();
        if (errors.isEmpty()) {
            return new Verdict.Allow(warnings);
        }
        return new Verdict.Deny(forbidden ? Verdict.Reason.FORBIDDEN : Verdict.Reason.INVALID, errors, warnings);
    }

    /// Keeps what no node could take, with a warning. What would break the bookkeeping is refused all the same.
    public static Verdict lenient(Verdict verdict) {
        if (!(verdict instanceof Verdict.Deny(var reason, var findings, var warnings))) {
            return verdict;
        }
        var kept = findings.stream().filter(finding -> ALWAYS.contains(finding.code())).toList();
        var all = new ArrayList<>(warnings);
        findings.stream().filter(finding -> !kept.contains(finding)).map(Finding::toString).forEach(all::add);
        return kept.isEmpty() ? new Verdict.Allow(all) : new Verdict.Deny(reason, kept, all);
    }

    private static String nameOf(NodeNetworkConfigurationPolicy policy) {
        return Optional.ofNullable(policy.getMetadata().getName()).orElse("");
    }

    /// The name becomes a label of the enactments. It is empty while the API server has yet to generate it.
    private static List<Finding> name(NodeNetworkConfigurationPolicy policy) {
        var name = nameOf(policy);
        var path = DocumentPath.of("metadata", "name");
        if (name.length() > LONGEST_NAME) {
            return List.of(Finding.error(NAME, path, "invalid policy name: \"" + name + "\": must be no more than "
                    + LONGEST_NAME + " characters, as it becomes a label; it has " + name.length()));
        }
        if (!LABEL_VALUE.matcher(name).matches()) {
            return List.of(Finding.error(NAME, path, "invalid policy name: \"" + name
                    + "\": must be a valid label value: letters, digits, '-', '_' and '.', with a letter or digit at both ends"));
        }
        return List.of();
    }

    private static boolean isInProgress(NodeNetworkConfigurationPolicy policy) {
        var conditions =
                Optional.ofNullable(policy.getStatus()).orElse(PolicyStatus.empty()).conditions();
        return !Conditions.isTrue(conditions, PolicyVerdict.AVAILABLE)
                && !Conditions.isTrue(conditions, PolicyVerdict.DEGRADED)
                && !Conditions.isTrue(conditions, PolicyVerdict.IGNORED);
    }

    /// Holding a rollout, or letting it go on, is meant for a rollout in progress.
    private static boolean onlyPauses(PolicySpec before, PolicySpec now) {
        return before.withPaused(now.paused()).equals(now);
    }

    private Finding inProgress(NodeNetworkConfigurationPolicy policy) {
        var state = "policy " + nameOf(policy) + " is still in progress";
        return switch (edits) {
            case WARN -> Finding.warning(IN_PROGRESS, DocumentPath.of("spec"), state
                    + "; nodes that are being changed finish or roll back first, then all nodes get the new generation");
            case DENY -> Finding.error(IN_PROGRESS, DocumentPath.of("spec"), state
                    + "; wait until it is Available or Degraded, or delete it");
        };
    }

    private static List<Finding> capture(PolicySpec before, NodeNetworkConfigurationPolicy now) {
        return before.capture().equals(now.getSpec().capture())
                ? List.of()
                : List.of(Finding.error(CAPTURE, DocumentPath.of("spec", "capture"), "invalid policy operation: capture"
                        + " field cannot be modified; delete policy " + nameOf(now) + " and create it anew"));
    }

    private static List<Finding> selector(NodeNetworkConfigurationPolicy policy) {
        var findings = new ArrayList<Finding>();
        policy.getSpec().nodeSelector().forEach((key, value) -> {
            var path = DocumentPath.of("spec", "nodeSelector").key(key);
            if (!isQualifiedName(key)) {
                findings.add(Finding.error(SELECTOR, path, "nodeSelector keys must be valid qualified names, like"
                        + " kubernetes.io/hostname; this one is \"" + key + "\""));
            }
            if (value.length() > LONGEST_NAME || !LABEL_VALUE.matcher(value).matches()) {
                findings.add(Finding.error(SELECTOR, path, "nodeSelector values must be valid label values (at most "
                        + LONGEST_NAME + " letters, digits, '-', '_' and '.', with a letter or digit at both ends); no"
                        + " node can have \"" + value + "\""));
            }
        });
        return findings;
    }

    private static boolean isQualifiedName(String key) {
        int slash = key.indexOf('/');
        var prefix = slash < 0 ? Optional.<String>empty() : Optional.of(key.substring(0, slash));
        var name = key.substring(slash + 1);
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && LABEL_VALUE.matcher(name).matches()
                && prefix.map(text -> text.length() <= LONGEST_LABEL_PREFIX && LABEL_PREFIX.matcher(text).matches())
                        .orElse(true);
    }

    /// Only doubts: what cannot be understood falls back to the default, on clusters of old as well.
    private static List<Finding> limit(NodeNetworkConfigurationPolicy policy) {
        var given = policy.getSpec().maxUnavailable();
        if (given == null) {
            return List.of();
        }
        var path = DocumentPath.of("spec", "maxUnavailable");
        var text = given.getStrVal();
        if (text != null && MaxUnavailable.parse(text).isEmpty()) {
            return List.of(Finding.warning(LIMIT, path, "\"" + text + "\" is neither a number nor a percentage like 30%; "
                    + MaxUnavailable.unsaid() + " holds instead"));
        }
        boolean none = switch (policy.getSpec().rolloutLimit()) {
            case MaxUnavailable.Count(int nodes) -> nodes < 1;
            case MaxUnavailable.Percent(int percent) -> percent < 1;
        };
        return none
                ? List.of(Finding.warning(LIMIT, path, "\"" + policy.getSpec().rolloutLimit()
                        + "\" would let no node start; one at a time is let anyway. spec.paused holds a rollout"))
                : List.of();
    }

    /// What is captured is known only on a node; here it is known whether an expression can be evaluated at all.
    private static List<Finding> captures(PolicySpec spec) {
        return new CaptureResolver(NetworkStateYaml.knownKeys(), CaptureLimits.usual()).check(spec.capture()).stream()
                .map(finding -> inPolicy(DocumentPath.of("spec"), finding))
                .toList();
    }

    /// A state with templates is known only on a node; here it is known whether its references lead to a capture.
    private List<Finding> desiredState(PolicySpec spec) {
        var findings = new ArrayList<Finding>();
        if (hasTemplate(spec.desiredState())) {
            findings.addAll(new Template(NetworkStateYaml.knownKeys(), CaptureLimits.usual())
                    .check(value(spec.desiredState()), spec.capture().keySet()));
        } else {
            var read = StateTrees.read(spec.desiredState());
            findings.addAll(read.findings());
            read.state().ifPresent(state -> findings.addAll(validator.check(state)));
        }
        return findings.stream()
                .map(finding -> inPolicy(DocumentPath.of("spec", "desiredState"), finding))
                .distinct()
                .toList();
    }

    private static Value value(@Nullable JsonNode tree) {
        return tree == null ? new Value.Null() : StateTrees.value(tree);
    }

    private static boolean hasTemplate(@Nullable JsonNode tree) {
        if (tree == null) {
            return false;
        }
        if (tree.isTextual()) {
            return tree.textValue().contains(TEMPLATE);
        }
        for (var part : tree) {
            if (hasTemplate(part)) {
                return true;
            }
        }
        return false;
    }

    /// With a path from the root of the policy; a position would be one in our own rendering.
    private static Finding inPolicy(DocumentPath place, Finding finding) {
        var steps = new ArrayList<>(place.steps());
        steps.addAll(finding.path().steps());
        return new Finding(
                finding.severity(), finding.code(), new DocumentPath(steps), finding.message(), Optional.empty());
    }
}
