package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.spi.NodeRule;
import io.github.nmstate4j.spi.ValidationRule;
import io.github.nmstate4j.state.NetworkState;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/// Runs rules and gives all findings, in the order of the rules. Two questions, two methods: what is wrong with a
/// document wherever it is applied ([#check(NetworkState)]: admission, editor), and what is wrong with it on one node
/// ([#check(MergedState)]). Planning asks both.
public final class Validator {

    private static final Code BROKEN_RULE = Code.us("validation.rule-failed");

    private final List<DocumentRule> documentRules;
    private final List<NodeRule> nodeRules;

    /// With the rules of this project and those found on the class path.
    public Validator() {
        this(found());
    }

    public Validator(List<? extends ValidationRule> rules) {
        documentRules = ofKind(DocumentRule.class, rules);
        nodeRules = ofKind(NodeRule.class, rules);
    }

    private static <R extends ValidationRule> List<R> ofKind(Class<R> kind, List<? extends ValidationRule> rules) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// What can be said without a node.
    public List<Finding> check(NetworkState desired) {
        return run(documentRules, rule -> rule.check(desired));
    }

    /// What can only be said with a node; what merging found is not repeated.
    public List<Finding> check(MergedState state) {
        return run(nodeRules, rule -> rule.check(state));
    }

    private static <R extends ValidationRule> List<Finding> run(List<R> rules, Function<R, List<Finding>> check) {
        var findings = new ArrayList<Finding>();
        for (var rule : rules) {
            try {
                findings.addAll(check.apply(rule));
            } catch (RuntimeException e) {
                findings.add(Finding.warning(
                        BROKEN_RULE,
                        DocumentPath.root(),
                        "The rule " + rule.id() + " failed and was skipped (" + e + "). Update or remove what brings it."));
            }
        }
        return List.copyOf(findings);
    }

    private static List<ValidationRule> found() {
        return ServiceLoader.load(ValidationRule.class, ValidationRule.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
