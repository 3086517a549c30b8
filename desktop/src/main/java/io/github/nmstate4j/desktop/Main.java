package io.github.nmstate4j.desktop;

import javafx.application.Application;

/// Starts the desktop from a plain class path. Usage: `Main [KUBECONFIG]`.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Application.launch(DesktopApplication.class, arguments);
    }
}
