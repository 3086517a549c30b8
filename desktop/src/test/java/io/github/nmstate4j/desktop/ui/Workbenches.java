package io.github.nmstate4j.desktop.ui;

import io.github.nmstate4j.desktop.spi.Dialogs;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import io.github.nmstate4j.desktop.workbench.BackgroundTasks;
import io.github.nmstate4j.desktop.workbench.Installed;
import io.github.nmstate4j.desktop.workbench.SettingsStore;
import io.github.nmstate4j.desktop.workbench.Stores;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import java.time.ZoneOffset;
import java.util.List;

/// Workbenches for tests: tasks run at once, dialogs follow a script, settings are forgotten.
public final class Workbenches {

    private Workbenches() {}

    /// With the extensions given.
    public static WorkbenchViewModel with(ScriptedDialogs dialogs, WorkbenchExtension... extensions) {
        return with(dialogs, Installed.of(List.of(extensions)));
    }

    /// With all extensions on the class path.
    public static WorkbenchViewModel all(ScriptedDialogs dialogs) {
        return with(dialogs, Installed.builtIn());
    }

    public static WorkbenchViewModel with(ScriptedDialogs dialogs, Installed installed) {
        return with(dialogs, SettingsStore.inMemory(), Stores.inMemory(), installed);
    }

    /// One that remembers what another one has left.
    public static WorkbenchViewModel with(Dialogs dialogs, SettingsStore settings, Stores stores, Installed installed) {
        return new WorkbenchViewModel(
                BackgroundTasks.immediate(failure -> {
                    throw new AssertionError(failure);
                }),
                dialogs,
                settings,
                stores,
                installed,
                ZoneOffset.UTC);
    }
}
