package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Dialogs;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceDialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Dialogs of a real window.
public final class WindowDialogs implements Dialogs {

    private static final Duration NOTICE = Duration.seconds(6);

    private @Nullable StackPane layers;

    /// @param pane the root of the window: notices and sheets lie over its other children
    public void attach(StackPane pane) {
        layers = pane;
    }

    @Override
    public void notice(String sentence) {
        if (layers == null) {
            return;
        }
        var label = new Label(sentence);
        label.setWrapText(true);
        label.getStyleClass().add("notice");
        label.setMaxSize(480, Region.USE_PREF_SIZE);
        StackPane.setAlignment(label, Pos.BOTTOM_CENTER);
        var pane = layers;
        pane.getChildren().add(label);
        label.setOnMouseClicked(event -> pane.getChildren().remove(label));
        var pause = new PauseTransition(NOTICE);
        pause.setOnFinished(event -> pane.getChildren().remove(label));
        pause.play();
    }

    @Override
    public void error(String title, String message) {
        var text = new TextArea(message);
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefSize(560, 180);
        var alert = alert(AlertType.ERROR, title);
        alert.getDialogPane().setContent(text);
        alert.show();
    }

    @Override
    public boolean confirm(String title, String message, String verb) {
        var yes = new ButtonType(verb, ButtonData.OK_DONE);
        var alert = alert(AlertType.CONFIRMATION, title);
        alert.setContentText(message);
        alert.getButtonTypes().setAll(yes, ButtonType.CANCEL);
        return alert.showAndWait().filter(yes::equals).isPresent();
    }

    private Alert alert(AlertType type, String title) {
        var alert = new Alert(type);
        alert.setTitle(title);
        alert.setHeaderText(title);
        if (layers != null && layers.getScene() != null) {
            alert.initOwner(layers.getScene().getWindow());
        }
        return alert;
    }

    @Override
    public Optional<String> choose(String title, String message, List<String> choices) {
        var dialog = new ChoiceDialog<>(choices.getFirst(), choices);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setContentText(message);
        return dialog.showAndWait();
    }

    @Override
    public Optional<String> ask(String title, String label, String initial) {
        var dialog = new TextInputDialog(initial);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setContentText(label);
        return dialog.showAndWait();
    }

    @Override
    public Sheet sheet(String title, Node content) {
        var pane = layers;
        if (pane == null) {
            return () -> {};
        }
        var head = new Label(title);
        head.getStyleClass().add("sheet-title");
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var close = new Button("", Icons.of("mdi2c-close"));
        close.setAccessibleText("Close");
        close.getStyleClass().addAll("flat", "small");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var box = new VBox(new HBox(head, spring, close), scroll);
        box.getStyleClass().add("sheet");
        box.setMaxWidth(Math.min(860, Math.max(400, pane.getWidth() - 80)));
        box.setMaxHeight(Math.max(400, pane.getHeight() - 80));
        var overlay = new StackPane(box);
        overlay.getStyleClass().addAll("overlay", "sheet-overlay");
        pane.getChildren().add(overlay);
        Sheet sheet = () -> pane.getChildren().remove(overlay);
        close.setOnAction(event -> sheet.close());
        overlay.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                sheet.close();
                event.consume();
            }
        });
        close.requestFocus();
        return sheet;
    }

    @Override
    public Optional<Path> openFile(String title, String kind, String extension) {
        return Optional.ofNullable(chooser(title, kind, extension).showOpenDialog(window())).map(File::toPath);
    }

    @Override
    public Optional<Path> saveFile(String title, String name, String kind, String extension) {
        var chooser = chooser(title, kind, extension);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(window())).map(File::toPath);
    }

    private javafx.stage.@Nullable Window window() {
        return layers == null || layers.getScene() == null ? null : layers.getScene().getWindow();
    }

    private static FileChooser chooser(String title, String kind, String extension) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new ExtensionFilter(kind, extension));
        return chooser;
    }
}
