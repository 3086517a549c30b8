package io.github.nmstate4j.desktop.workbench;

import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// What tables of all places have in common.
public final class Tables {

    private Tables() {}

    public static <T> TableView<T> table(String id, String name, String placeholder) {
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

    public static <T> TableColumn<T, String> column(String title, double width, Function<T, String> text) {
        var column = new TableColumn<T, String>(title);
        column.setMinWidth(width * 0.6);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        return column;
    }

    /// Sorted as the table wants it, filtered as given.
    public static <T> FilteredList<T> show(TableView<T> table, ObservableList<T> rows) {
        var filtered = new FilteredList<>(rows);
        var sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        return filtered;
    }

    /// Selects the first row that fits, and shows it.
    public static <T> void select(TableView<T> table, Predicate<T> row) {
        table.getItems().stream().filter(row).findFirst().ifPresent(found -> {
            table.getSelectionModel().select(found);
            table.scrollTo(found);
        });
    }
}
