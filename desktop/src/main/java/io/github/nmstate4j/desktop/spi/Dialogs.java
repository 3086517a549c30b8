package io.github.nmstate4j.desktop.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// Questions to people. Only what they must decide; all else is said in its place, or as a notice.
public interface Dialogs {

    /// Says something and goes away by itself.
    void notice(String sentence);

    /// Something went wrong that has no place of its own.
    void error(String title, String message);

    /// @param verb what the button says: `Delete`
    boolean confirm(String title, String message, String verb);

    /// @return the name of the choice; empty when given up
    Optional<String> choose(String title, String message, List<String> choices);

    Optional<String> ask(String title, String label, String initial);

    /// A sheet over the window, until it is closed.
    Sheet sheet(String title, Node content);

    /// @param kind what such files are: `Snapshot`
    /// @param extension `*.yaml`
    Optional<Path> openFile(String title, String kind, String extension);

    Optional<Path> saveFile(String title, String name, String kind, String extension);

    /// A sheet that is open.
    interface Sheet {
        void close();
    }
}
