package io.github.nmstate4j.operator.admission;

import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.operator.installation.Wishes;
import java.util.List;
import java.util.Optional;

/// Decides whether an NMState is kept. Pure.
final class InstallationAdmission {

    private static final Code ONE = Code.author("nmstate.not-the-only-one");

    private InstallationAdmission() {}

    /// What is not changed is not looked at again.
    ///
    /// @param before empty when the NMState is new
    /// @param all those that the cluster has
    static Verdict review(Optional<NMState> before, NMState now, List<NMState> all) {
        if (before.isPresent() && before.get().getSpec().equals(now.getSpec())) {
            return new Verdict.Allow(List.of());
        }
        var other = all.stream()
                .filter(one -> !one.isMarkedForDeletion())
                .map(one -> one.getMetadata().getName())
                .filter(name -> !name.equals(now.getMetadata().getName()))
                .sorted()
                .findFirst();
        if (before.isEmpty() && other.isPresent()) {
            return new Verdict.Deny(
                    Verdict.Reason.FORBIDDEN,
                    List.of(Finding.error(ONE, DocumentPath.of("metadata", "name"), "a cluster has one NMState, and this one has '"
                            + other.get() + "'; change that one, or delete it first")),
                    List.of());
        }
        var problems = Wishes.of(now).problems();
        return problems.isEmpty()
                ? new Verdict.Allow(List.of())
                : new Verdict.Deny(Verdict.Reason.INVALID, problems, List.of());
    }
}
