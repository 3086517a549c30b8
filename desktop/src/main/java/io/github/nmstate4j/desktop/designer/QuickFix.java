package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.Edits;
import io.github.nmstate4j.desktop.document.PlacedFinding;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.document.TextEdit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A change of the text that mends a finding.
///
/// @param label what it does: `Use linux-bridge`
record QuickFix(String label, List<TextEdit> edits) {

    private static final Pattern MEANT = Pattern.compile("did you mean `?([^`?]+)`?\\?", Pattern.CASE_INSENSITIVE);

    QuickFix {
        edits = List.copyOf(edits);
    }

    /// The one mend there is, if there is one: what was probably meant, or taking out what nobody understands.
    static Optional<QuickFix> of(PolicyDocument document, PlacedFinding finding) {
        var meant = MEANT.matcher(finding.message());
        if (meant.find()) {
            var word = meant.group(1);
            return Optional.of(new QuickFix("Use " + word, List.of(new TextEdit(finding.span(), word))));
        }
        return switch (finding.code()) {
            case "document.unknown-key", "document.unsupported-key", "policy.unknown-key" -> remove(document, finding);
            case "policy.kind" -> Optional.of(new QuickFix(
                    "Make it a NodeNetworkConfigurationPolicy",
                    Edits.of(document).set(DesignerViewModel.path("kind"), "NodeNetworkConfigurationPolicy")));
            default -> Optional.empty();
        };
    }

    private static Optional<QuickFix> remove(PolicyDocument document, PlacedFinding finding) {
        var edits = Edits.of(document).remove(finding.finding().path());
        return edits.isEmpty() ? Optional.empty() : Optional.of(new QuickFix("Remove it", edits));
    }
}
