package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Navigation.Place;
import io.github.nmstate4j.desktop.ui.Pictures;
import io.github.nmstate4j.desktop.ui.Pictures.Look;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Workbenches;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Started by `./dev screenshots`.
class WorkbenchScreenshots {

    @Test
    void empty() {
        Pictures.takeAll("workbench-empty", () -> new WorkbenchView(Workbenches.all(new ScriptedDialogs()), List::of).root());
    }

    @Test
    void noPolicies() {
        Pictures.take("policies-empty", Look.LIGHT_SMALL, () -> {
            var workbench = Workbenches.all(new ScriptedDialogs());
            workbench.navigation().open(new Place("policies", ""));
            return new WorkbenchView(workbench, List::of).root();
        });
    }
}
