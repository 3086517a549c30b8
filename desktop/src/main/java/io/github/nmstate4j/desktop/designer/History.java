package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.PolicyDocument;
import java.util.ArrayList;
import java.util.List;

/// The documents that were, with what was selected in each. Nothing is undone by hand: to undo is to show the one before.
final class History {

    private static final int LONGEST = 200;

    /// @param label what led to this document: `Add bond0`
    /// @param open whether the next piece of typing belongs to it
    record Step(PolicyDocument document, String selection, String label, boolean open) {}

    private final List<Step> steps = new ArrayList<>();
    private int at = -1;

    void start(PolicyDocument document) {
        steps.clear();
        steps.add(new Step(document, "", "", false));
        at = 0;
    }

    void add(Step step) {
        steps.subList(at + 1, steps.size()).clear();
        steps.add(step);
        if (steps.size() > LONGEST + 1) {
            steps.removeFirst();
        }
        at = steps.size() - 1;
    }

    /// Puts another step in the place of the one in front: typing goes on.
    void replace(Step step) {
        steps.set(at, step);
    }

    boolean isEmpty() {
        return at < 0;
    }

    Step now() {
        return steps.get(at);
    }

    boolean canUndo() {
        return at > 0;
    }

    boolean canRedo() {
        return at >= 0 && at < steps.size() - 1;
    }

    /// What undoing would undo.
    String undoLabel() {
        return canUndo() ? steps.get(at).label() : "";
    }

    String redoLabel() {
        return canRedo() ? steps.get(at + 1).label() : "";
    }

    Step undo() {
        at--;
        return now();
    }

    Step redo() {
        at++;
        return now();
    }
}
