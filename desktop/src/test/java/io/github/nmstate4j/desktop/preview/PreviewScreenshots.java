package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.designer.DesignerExtension;
import io.github.nmstate4j.desktop.fleet.FleetExtension;
import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.ui.Pictures;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import java.time.Instant;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/// Started by `./dev screenshots`.
class PreviewScreenshots {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private static Parent view(String selector) {
        var workbench = Workbenches.with(new ScriptedDialogs(), new FleetExtension(), new DesignerExtension(), new PreviewExtension());
        workbench.connect(new WritableSession(SampleFleet.of(50, NOON), new RememberingWriter()));
        workbench.design(StorageVlan.policy(selector), "a test");
        workbench.navigation().open("preview");
        return new WorkbenchView(workbench, List::of).root();
    }

    @Test
    void workers() {
        Pictures.takeAll("preview-50", () -> view(StorageVlan.WORKERS));
    }

    @Test
    void everyNode() {
        Pictures.take("preview-every-node", Pictures.Look.LIGHT_SMALL, () -> view("maxUnavailable: 3"));
    }

    @Test
    void sheet() {
        Pictures.takeAll("apply-sheet", () -> {
            var dialogs = new ScriptedDialogs();
            var workbench = Workbenches.with(dialogs, new DesignerExtension(), new PreviewExtension());
            workbench.connect(new WritableSession(SampleFleet.of(50, NOON), new RememberingWriter()));
            workbench.design(StorageVlan.policy(StorageVlan.WORKERS), "a test");
            workbench.run("apply.open");
            var pane = new StackPane(dialogs.openSheet().orElseThrow());
            pane.setMaxWidth(860);
            return new StackPane(pane);
        });
    }
}
