package io.github.nmstate4j.desktop.ui;

import io.github.nmstate4j.desktop.spi.Dialogs;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// Dialogs that answer by themselves what a test has said they shall; without an answer they are given up.
public final class ScriptedDialogs implements Dialogs {

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private Optional<Node> sheet = Optional.empty();

    /// The next answer: a choice, a text, a path, or `yes`.
    public ScriptedDialogs answer(String answer) {
        answers.add(answer);
        return this;
    }

    /// Everything that was said and asked, in order.
    public List<String> said() {
        return said;
    }

    public Optional<Node> openSheet() {
        return sheet;
    }

    @Override
    public void notice(String sentence) {
        said.add(sentence);
    }

    @Override
    public void error(String title, String message) {
        said.add(title + ": " + message);
    }

    @Override
    public boolean confirm(String title, String message, String verb) {
        said.add(title + ": " + message);
        return "yes".equals(answers.poll());
    }

    @Override
    public Optional<String> choose(String title, String message, List<String> choices) {
        said.add(title + ": " + message + " " + choices);
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<String> ask(String title, String label, String initial) {
        said.add(title + ": " + label);
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Sheet sheet(String title, Node content) {
        said.add(title);
        sheet = Optional.of(content);
        return () -> sheet = Optional.empty();
    }

    @Override
    public Optional<Path> openFile(String title, String kind, String extension) {
        return Optional.ofNullable(answers.poll()).map(Path::of);
    }

    @Override
    public Optional<Path> saveFile(String title, String name, String kind, String extension) {
        return Optional.ofNullable(answers.poll()).map(Path::of);
    }
}
