package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A policy that is about to be written: where, what, for whom, and what that risks.
///
/// @param where the cluster, for people
/// @param base the policy of the cluster that is changed; empty for a new one
/// @param fleet how many nodes the cluster has
record Order(String where, String yaml, Optional<PolicyRow> base, PreviewViewModel.Foreseen foreseen, int fleet) {

    /// More of the fleet at once makes it risky.
    private static final double LARGE_PART = 0.1;

    String policy() {
        return foreseen.policy().name();
    }

    int nodes() {
        return foreseen.matches().nodes().size();
    }

    /// `Apply to 1,240 nodes`.
    String verb() {
        return String.format(Locale.ROOT, "Apply to %,d %s", nodes(), nodes() == 1 ? "node" : "nodes");
    }

    String who() {
        int controlPlane = foreseen.matches().controlPlane();
        return foreseen.matches().sentence()
                + (controlPlane > 0 ? String.format(Locale.ROOT, "; %,d of the control plane", controlPlane) : "")
                + ". " + foreseen.estimate().sentence();
    }

    /// The policy now and then, line by line.
    List<SideBySide.Line> difference() {
        return SideBySide.of(base.map(PolicyRow::yaml).orElse(""), yaml);
    }

    String what() {
        if (base.isEmpty()) {
            return "A new policy, " + policy() + ".";
        }
        long lines = difference().stream().filter(line -> line.mark() != SideBySide.Mark.SAME).count();
        return lines == 0
                ? policy() + " as it is in the cluster."
                : String.format(Locale.ROOT, "%s, with %,d changed %s.", policy(), lines, lines == 1 ? "line" : "lines");
    }

    /// Why the name has to be typed first; empty when it need not be.
    List<String> risks() {
        var risks = new ArrayList<String>();
        int touched = foreseen.progress().risks().size();
        if (touched > 0) {
            risks.add(String.format(Locale.ROOT, "the way to %,d %s is touched", touched, touched == 1 ? "node" : "nodes"));
        }
        if (fleet > 0 && nodes() > fleet * LARGE_PART) {
            risks.add(String.format(Locale.ROOT, "%,d of %,d nodes are concerned", nodes(), fleet));
        }
        if (foreseen.matches().nodes().stream().anyMatch(NodeRow::isControlPlane)) {
            risks.add("the control plane is among them");
        }
        long conflicts = foreseen.overlaps().stream().filter(Overlap::isConflict).count();
        if (conflicts > 0) {
            risks.add(String.format(
                    Locale.ROOT, "%,d other %s other values for the same fields", conflicts, conflicts == 1 ? "policy wants" : "policies want"));
        }
        if (foreseen.blocked() > 0) {
            risks.add(String.format(Locale.ROOT, "%,d %s would refuse it", foreseen.blocked(), foreseen.blocked() == 1 ? "node" : "nodes"));
        }
        return List.copyOf(risks);
    }

    String risk() {
        var risks = risks();
        return risks.isEmpty() ? "None is known." : String.join("; ", risks) + ".";
    }
}
