package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What is wrong with a document, up to a number that a person can still make something of.
final class Findings implements Consumer<Finding> {

    private static final int MOST = 1_000;

    private final List<Finding> findings = new ArrayList<>();
    private int more;
    private boolean moreErrors;

    @Override
    public void accept(Finding finding) {
        if (findings.size() < MOST) {
            findings.add(finding);
        } else {
            more++;
            moreErrors |= finding.isError();
        }
    }

    List<Finding> all() {
        if (more == 0) {
            return List.copyOf(findings);
        }
        var all = new ArrayList<>(findings);
        var message = "There are " + more + " further findings. Mend these first.";
        all.add(
                moreErrors
                        ? Finding.error(Place.TOO_LARGE, DocumentPath.root(), message)
                        : Finding.warning(Place.TOO_LARGE, DocumentPath.root(), message));
        return all;
    }
}
