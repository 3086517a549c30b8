package io.github.nmstate4j.samples;

import io.github.nmstate4j.plan.Explanation;
import io.github.nmstate4j.validate.Validator;
import io.github.nmstate4j.yaml.NetworkStateYaml;

/// Asks the rules what is wrong with a document wherever it is applied.
public final class CheckRules {

    private CheckRules() {}

    public static void main(String... args) {
        var desired = NetworkStateYaml.read("interfaces: [{name: eth1, type: ethernet, mtuu: 1400}]").state().orElseThrow();
        new Validator().check(desired).stream().map(Explanation::of).forEach(System.out::println);
    }
}
