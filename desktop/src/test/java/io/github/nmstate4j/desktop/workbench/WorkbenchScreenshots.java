package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Navigation.Place;
import io.github.nmstate4j.desktop.ui.Pictures;
import io.github.nmstate4j.desktop.ui.Pictures.Look;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Workbenches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Started by `./dev screenshots`.
class WorkbenchScreenshots {

    @Test
    void empty() {
        Pictures.takeAll("workbench-empty", () -> new WorkbenchView(Workbenches.all(new ScriptedDialogs()), List::of).root());
    }

    @Test
    void extensions(@TempDir Path plugins) throws IOException {
        Files.writeString(plugins.resolve("broken.jar"), "this is no jar");
        Pictures.takeAll("extensions", () -> {
            var dialogs = new WindowDialogs();
            var workbench = Workbenches.with(dialogs, SettingsStore.inMemory(), Stores.inMemory(), Installed.builtIn().withPlugins(plugins));
            var view = new WorkbenchView(workbench, List::of);
            dialogs.attach(view.layers());
            workbench.run("workbench.extensions");
            return view.root();
        });
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
