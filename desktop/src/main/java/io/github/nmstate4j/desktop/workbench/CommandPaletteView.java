package io.github.nmstate4j.desktop.workbench;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The command palette, over the window.
final class CommandPaletteView {

    private final CommandPaletteViewModel model;
    private final TextField field = new TextField();
    private final ListView<CommandPaletteViewModel.Offer> list = new ListView<>();
    private final StackPane root = new StackPane();

    CommandPaletteView(CommandPaletteViewModel model) {
        this.model = model;
        field.setId("palette-query");
        field.setAccessibleText("Search or run a command");
        field.setPromptText("Search or run a command   ›   > commands   @ nodes   : kinds");
        field.textProperty().bindBidirectional(model.query());
        list.setId("palette-list");
        list.setAccessibleText("What was found");
        list.setItems(model.offers());
        list.setCellFactory(ignored -> new OfferCell());
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("Nothing fits."));
        list.setOnMouseClicked(event -> runSelected());
        model.offers().subscribe(() -> list.getSelectionModel().selectFirst());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        var box = new VBox(field, list);
        box.getStyleClass().add("command-palette");
        box.setMaxSize(640, Region.USE_PREF_SIZE);
        list.setPrefHeight(380);
        root.getChildren().add(box);
        root.getStyleClass().add("overlay");
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        root.setOnMousePressed(event -> {
            if (root.equals(event.getTarget())) {
                close();
            }
        });
        root.setVisible(false);
        field.focusedProperty().subscribe(focused -> {
            if (!focused && root.isVisible() && !list.isFocused()) {
                close();
            }
        });
    }

    Node root() {
        return root;
    }

    void open() {
        model.open();
        root.setVisible(true);
        root.toFront();
        field.requestFocus();
    }

    private void close() {
        root.setVisible(false);
    }

    private void onKey(KeyEvent event) {
        int selected = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(selected + 1);
            case UP -> select(selected - 1);
            case ENTER -> runSelected();
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (!model.offers().isEmpty()) {
            list.getSelectionModel().select(Math.clamp(index, 0, model.offers().size() - 1));
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
        }
    }

    private void runSelected() {
        var offer = list.getSelectionModel().getSelectedItem();
        if (offer != null) {
            close();
            offer.run().run();
        }
    }

    private static final class OfferCell extends ListCell<CommandPaletteViewModel.Offer> {
        @Override
        protected void updateItem(CommandPaletteViewModel.Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            if (empty || offer == null) {
                setGraphic(null);
                setText(null);
                return;
            }
            var title = new Label(offer.title(), Icons.of(offer.icon()));
            title.setMinWidth(Region.USE_PREF_SIZE);
            var detail = new Label(offer.unavailable().orElse(offer.detail()));
            detail.getStyleClass().add("muted");
            var spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            var key = new Label(offer.key());
            key.getStyleClass().add("key");
            key.setVisible(!offer.key().isEmpty());
            var row = new HBox(title, detail, spring, key);
            row.getStyleClass().add("offer");
            row.setAlignment(Pos.CENTER_LEFT);
            title.setDisable(offer.unavailable().isPresent());
            setText(null);
            setGraphic(row);
        }
    }
}
