package io.github.nmstate4j.desktop.spi;

/// One feature of the workbench, found with `ServiceLoader` on the class path or in a jar of the plug-in folder. Called
/// once at start, on the JavaFX thread, before the window is shown; must only declare, and take no longer than that. One
/// that throws is named under *Show extensions*; the rest of the workbench goes on.
public interface WorkbenchExtension {

    /// What this version of the workbench offers to extensions.
    int API_LEVEL = 1;

    /// Stable and unique, in reverse order of a domain: `com.example.storage`.
    String id();

    /// For people: `Rollout`.
    String name();

    /// The level this extension was written for. One of a higher level is not loaded.
    default int apiLevel() {
        return API_LEVEL;
    }

    void contribute(Registry registry);
}
