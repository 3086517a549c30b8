package io.github.nmstate4j.desktop.spi;

import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// What every feature of the workbench can use. All of it is for the JavaFX thread.
public interface Workbench {

    /// The cluster or snapshot in front; [Session#none()] before one is opened.
    ObservableValue<Session> session();

    /// Makes this the session in front, and closes the one before.
    void connect(Session session);

    /// Ways to a session besides the clusters of the kubeconfig.
    List<Connection> connections();

    /// What extensions have brought for the designer.
    Contributed contributed();

    /// Long work and its progress.
    Tasks tasks();

    Dialogs dialogs();

    /// Where people are, and the way there.
    Navigation navigation();

    /// Runs the command of this id if it can be run now; else its reason goes to the status bar.
    void run(String command);

    /// The policy in the designer, at every pause in typing; empty when none is open.
    ObservableValue<Optional<PolicyDocument>> draft();

    /// The policy of the cluster that the draft is made from, as it was read; empty for a new one.
    Optional<PolicyRow> draftBase();

    /// Gives the draft another text, as one step that can be undone; it stays where it is in the window.
    void replaceDraft(String label, String yaml, Optional<PolicyRow> base);

    /// Opens a policy in the designer. A draft that is there and not applied is kept; the designer offers to restore it.
    ///
    /// @param yaml the whole custom resource
    /// @param origin for people: `from the template Bonded uplink`
    void design(String yaml, String origin);

    /// Opens the policy of this name in the designer.
    ///
    /// @param line where to put the caret, from 1; 0 for nowhere
    void designPolicy(String name, int line);

    /// A sentence in the status bar.
    void say(String sentence);

    /// Texts that survive a restart and a crash, such as drafts.
    ///
    /// @param feature names them: `drafts`
    Store store(String feature);

    /// Small values that survive a restart, such as the width of a pane.
    Memory memory();
}
