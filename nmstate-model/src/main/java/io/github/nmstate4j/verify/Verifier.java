package io.github.nmstate4j.verify;

import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.NetworkState;
import java.util.ArrayList;
import java.util.List;

/// Compares what was wanted with what is there. Only what the document says is compared, and of that only what a node
/// can be expected to show.
public final class Verifier {

    private Verifier() {}

    /// All differences, in the order of the document; none means that the change did what it should.
    public static List<Mismatch> compare(MergedState merged, NetworkState observed) {
        var mismatches = new ArrayList<Mismatch>();
        mismatches.addAll(HostnameComparison.of(merged, observed));
        mismatches.addAll(InterfaceComparison.of(merged, observed));
        mismatches.addAll(RouteComparison.of(merged, observed));
        mismatches.addAll(RuleComparison.of(merged, observed));
        mismatches.addAll(DnsComparison.of(merged, observed));
        mismatches.addAll(SwitchComparison.of(merged, observed));
        return List.copyOf(mismatches);
    }
}
