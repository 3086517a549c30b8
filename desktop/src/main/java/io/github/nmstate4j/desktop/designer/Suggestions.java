package io.github.nmstate4j.desktop.designer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;

/// A list below what is typed, of what it could become. The focus stays where it is: the arrows go through the list, Enter
/// and Tab take, Escape closes.
final class Suggestions<T> {

    private static final int ROWS = 9;
    private static final double ROW = 27;
    private static final double WIDTH = 400;

    private final Popup popup = new Popup();
    private final ListView<T> list = new ListView<>();
    private final Consumer<T> take;
    private boolean selects = true;

    /// @param text of an entry
    /// @param detail in small letters behind it
    Suggestions(Function<T, String> text, Function<T, String> detail, Consumer<T> take) {
        this.take = take;
        list.setId("suggestions");
        list.getStyleClass().add("suggestions");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(ignored -> new Cell<>(text, detail));
        list.setOnMouseClicked(event -> takeSelected());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setAutoFix(true);
    }

    /// Nothing is selected until people press an arrow: what they typed is good as well.
    Suggestions<T> unselected() {
        selects = false;
        return this;
    }

    /// @param at where, below this
    void show(Node owner, Bounds at, List<T> offers) {
        if (offers.isEmpty()) {
            hide();
            return;
        }
        list.getItems().setAll(offers);
        list.getSelectionModel().clearSelection();
        if (selects) {
            list.getSelectionModel().selectFirst();
        }
        list.scrollTo(0);
        list.setPrefSize(WIDTH, Math.min(ROWS, offers.size()) * ROW + 4);
        dressAs(owner);
        var place = owner.localToScreen(at);
        if (place != null) {
            popup.show(owner, place.getMinX(), place.getMaxY() + 2);
        }
    }

    /// A popup is a window of its own, which takes no style from the one it belongs to.
    private void dressAs(Node owner) {
        var root = owner.getScene().getRoot();
        list.setStyle(root.getStyle());
        list.getStylesheets().setAll(root.getStylesheets());
        list.getStylesheets().add(DesignerView.stylesheet());
    }

    void hide() {
        popup.hide();
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// Whether the key was for the list.
    boolean handle(KeyEvent event) {
        if (!isShowing()) {
            return false;
        }
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS);
            case PAGE_UP -> move(-ROWS);
            case ENTER, TAB -> {
                if (list.getSelectionModel().isEmpty()) {
                    hide();
                    return false;
                }
                takeSelected();
            }
            case ESCAPE -> hide();
            case LEFT, RIGHT, HOME, END -> {
                hide();
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(int rows) {
        int to = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + rows, 0, list.getItems().size() - 1);
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - ROWS + 1));
    }

    private void takeSelected() {
        var selected = list.getSelectionModel().getSelectedItem();
        hide();
        if (selected != null) {
            take.accept(selected);
        }
    }

    private static final class Cell<T> extends ListCell<T> {
        private final Function<T, String> text;
        private final Function<T, String> detail;
        private final Label word = new Label();
        private final Label more = new Label();
        private final HBox row = new HBox(10);

        Cell(Function<T, String> text, Function<T, String> detail) {
            this.text = text;
            this.detail = detail;
            word.setMinWidth(Region.USE_PREF_SIZE);
            more.getStyleClass().add("suggestion-detail");
            more.setMinWidth(0);
            var spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            row.getChildren().addAll(word, spring, more);
            row.setMinWidth(0);
            row.setPrefWidth(1);
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(null);
            if (!empty && item != null) {
                word.setText(text.apply(item));
                more.setText(detail.apply(item));
                setGraphic(row);
            }
        }
    }
}
