package io.github.nmstate4j.desktop.overview;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Tables over the lists of a session.
final class Tables {

    private Tables() {}

    static <T> TableView<T> table(String id, String name, String placeholder) {
        var table = new TableView<T>();
        table.setId(id);
        table.setAccessibleText(name);
        var label = new Label(placeholder);
        label.setWrapText(true);
        table.setPlaceholder(label);
        table.setFixedCellSize(34);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return table;
    }

    static <T> TableColumn<T, String> column(String title, double width, Function<T, String> text) {
        var column = new TableColumn<T, String>(title);
        column.setMinWidth(width * 0.6);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        return column;
    }

    /// Sorted as the table wants it, filtered as given.
    static <T> FilteredList<T> show(TableView<T> table, ObservableList<T> rows) {
        var filtered = new FilteredList<>(rows);
        var sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        return filtered;
    }
}
