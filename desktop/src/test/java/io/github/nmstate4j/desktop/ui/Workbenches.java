package io.github.nmstate4j.desktop.ui;

import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import io.github.nmstate4j.desktop.workbench.BackgroundTasks;
import io.github.nmstate4j.desktop.workbench.SettingsStore;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import java.time.ZoneOffset;
import java.util.List;

/// Workbenches for tests: tasks run at once, dialogs follow a script, settings are forgotten.
public final class Workbenches {

    private Workbenches() {}

    /// With the extensions given.
    public static WorkbenchViewModel with(ScriptedDialogs dialogs, WorkbenchExtension... extensions) {
        return new WorkbenchViewModel(
                BackgroundTasks.immediate(failure -> {
                    throw new AssertionError(failure);
                }),
                dialogs,
                SettingsStore.inMemory(),
                List.of(extensions),
                ZoneOffset.UTC);
    }

    /// With all extensions on the class path.
    public static WorkbenchViewModel all(ScriptedDialogs dialogs) {
        return new WorkbenchViewModel(
                BackgroundTasks.immediate(failure -> {
                    throw new AssertionError(failure);
                }),
                dialogs,
                SettingsStore.inMemory(),
                WorkbenchViewModel.installedExtensions(),
                ZoneOffset.UTC);
    }
}
