package io.github.nmstate4j.desktop.workbench;

/// How the workbench looks.
public enum Theme {
    LIGHT("Light"),
    DARK("Dark"),
    /// As the desktop of the operating system.
    SYSTEM("As the system"),
    HIGH_CONTRAST("High contrast");

    private final String title;

    Theme(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
