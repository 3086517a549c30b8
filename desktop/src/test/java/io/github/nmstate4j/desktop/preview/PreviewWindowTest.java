package io.github.nmstate4j.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Ui;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.Settings;
import io.github.nmstate4j.desktop.workbench.Themes;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreviewWindowTest {


    private final Ui ui = Ui.get();
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final RememberingWriter writer = new RememberingWriter();
    private final WorkbenchViewModel workbench = Ui.fx(() -> Workbenches.all(dialogs));
    private final WritableSession session = new WritableSession(SampleFleet.of(60, Instant.parse("2026-01-31T12:00:00Z")), writer);

    @BeforeEach
    void show() {
        ui.show(() -> {
            workbench.connect(session);
            workbench.design(StorageVlan.policy(StorageVlan.WORKERS), "a test");
            return dressed(new WorkbenchView(workbench, List::of).root());
        });
    }

    private static Parent dressed(Parent root) {
        Themes.dress(root, Settings.standard());
        return root;
    }

    private String label(String selector) {
        return ui.find(selector, Label.class).getText();
    }

    /// UX-P1, UX-P2, UX-P4, UX-P5, UX-P6
    @Test
    void thePreviewCountsOutcomesAndShowsANodeBeforeAndAfter() {
        ui.click("#designer-preview");

        assertThat(label("#preview-matches")).matches("matches \\d+ of 60 nodes.*");
        assertThat(label("#tally-add")).matches("\\+  \\d\\d add");
        assertThat(label("#tally-unknown")).contains("1 unknown");
        ListView<?> outcomes = ui.find("#outcomes", ListView.class);
        assertThat(((Outcome) outcomes.getItems().getFirst()).title()).matches("\\d+ nodes: \\+1 ~1");
        TableView<?> diff = ui.find("#preview-diff", TableView.class);
        assertThat(diff.getItems().stream().map(Object::toString))
                .contains(new SideBySide.Line(SideBySide.Mark.CHANGED, "  mtu: 9000", "  mtu: 1400").toString());
        assertThat(label("#preview-estimate")).contains("waves of up to");
        assertThat(label("#preview-limits")).contains("the nodes have the last word");
        assertThat(ui.has(".caution-risk")).isTrue();

        Ui.run(() -> ((ComboBox<?>) ui.find("#preview-node")).getSelectionModel().select(3));
        assertThat(Ui.fx(() -> workbench.navigation().place().getValue().perspective())).isEqualTo("preview");
    }

    /// UX-N1, UX-N2
    @Test
    void anEmptySelectorIsEveryNodeInAWarningColour() {
        Ui.run(() -> workbench.replaceDraft("Edit", StorageVlan.policy("maxUnavailable: 3"), workbench.draftBase()));
        ui.click("#designer-preview");

        assertThat(label("#preview-matches")).startsWith("every node, including the control plane: 60");
        assertThat(ui.find("#preview-matches").getPseudoClassStates().toString().toLowerCase(Locale.ROOT)).contains("warning");
    }

    private void openSheet() {
        ui.click("#designer-apply");
        var sheet = dialogs.openSheet().orElseThrow();
        ui.show(() -> dressed((Parent) sheet));
        Ui.await("the sheet is laid out", () -> ui.has("#canary-try") && ui.has("#apply-now"));
    }

    /// UX-A1, UX-A2
    @Test
    void theSheetAppliesARiskyPolicyOnlyWhenItsNameIsTyped() {
        openSheet();

        assertThat(label("#apply-where")).isEqualTo("a test cluster");
        assertThat(label("#apply-risk")).contains("the way to");
        assertThat(ui.find("#apply-now", Button.class).getText()).matches("Apply to \\d+ nodes");
        assertThat(ui.find("#apply-now").isDisabled()).isTrue();
        Ui.run(() -> ui.find("#apply-name", TextField.class).setText("storage-vlan"));
        ui.click("#apply-now");

        assertThat(writer.calls).containsExactly("create storage-vlan");
        assertThat(dialogs.openSheet()).isEmpty();
    }

    /// UX-A3
    @Test
    void theSheetFollowsACanaryAndPromotesItWhenItIsAvailable() {
        openSheet();
        ui.click("#canary-try");
        Ui.run(() -> session.policies.add(writer.written("storage-vlan-canary")));
        assertThat(label("#canary-state")).matches("storage-vlan-canary on worker-\\d+: Unknown");
        assertThat(ui.find("#canary-promote").isDisabled()).isTrue();

        Ui.run(() -> session.policies.set(session.policies.size() - 1, RememberingWriter.available(writer.written("storage-vlan-canary"))));
        assertThat(label("#canary-state")).endsWith("Available");
        ui.click("#canary-promote");

        assertThat(writer.calls).containsExactly("create storage-vlan-canary", "create storage-vlan", "delete storage-vlan-canary");
    }
}
