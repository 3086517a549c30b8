package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.spi.ValidationRule;
import io.github.nmstate4j.state.NetworkState;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/// Runs all rules and gives all findings, in the order of the rules.
public final class Validator {

    private static final Code BROKEN_RULE = Code.us("validation.rule-failed");

    private final List<ValidationRule> rules;

    /// With the rules of this project and those found on the class path.
    public Validator() {
        this(found());
    }

    public Validator(List<ValidationRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// What can be said without a node.
    public List<Finding> check(NetworkState desired) {
        return run(rule -> rule.check(desired));
    }

    /// What can be said with a node; what merging found is not repeated.
    public List<Finding> check(MergedState state) {
        return run(rule -> rule.check(state));
    }

    private List<Finding> run(Function<ValidationRule, List<Finding>> check) {
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
