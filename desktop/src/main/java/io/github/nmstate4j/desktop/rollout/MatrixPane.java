package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.desktop.rollout.Rows.Row;
import io.github.nmstate4j.desktop.workbench.Swatches;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// The picture of the matrix: one canvas as large as what is seen of it, and the whole of it in small at the right.
final class MatrixPane extends Region {

    static final double CELL = 22;
    private static final double LABELS = 196;
    private static final double HEAD = 132;
    private static final double MINI = 64;
    private static final double BAR = 14;
    private static final double GAP = 2;
    /// The theme has none; white letters are readable on it, and it on light and dark.
    private static final Color VIOLET = Color.web("#8250df");
    private static final double WIDEST = 44;
    private static final double SLANT = -50;
    private static final int LONGEST_HEAD = 24;
    private static final int LONGEST_LABEL = 27;

    private final RolloutViewModel model;
    private final Canvas canvas = new Canvas();
    private final Canvas mini = new Canvas();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private boolean laidOut;
    private final Swatches swatches = new Swatches(this::requestLayout);

    MatrixPane(RolloutViewModel model) {
        this.model = model;
        setId("matrix");
        getStyleClass().add("matrix");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setMinSize(360, 240);
        vertical.setOrientation(Orientation.VERTICAL);
        horizontal.setOrientation(Orientation.HORIZONTAL);
        getChildren().addAll(swatches.pane(), canvas, mini, vertical, horizontal);
        mini.setId("miniature");
        mini.setAccessibleText("The whole fleet in small");
        vertical.valueProperty().subscribe(value -> draw());
        horizontal.valueProperty().subscribe(value -> draw());
        model.drawing().subscribe(number -> requestLayout());
        model.detail().subscribe(detail -> setAccessibleText(
                detail.map(RolloutViewModel.Detail::spoken).orElse("Matrix of nodes and policies. Arrow keys choose a cell.")));
        model.cursor().subscribe(cell -> reveal());
        focusedProperty().subscribe(focused -> draw());
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        mini.addEventHandler(MouseEvent.MOUSE_PRESSED, this::jump);
        mini.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::jump);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            vertical.setValue(Math.clamp(vertical.getValue() - event.getDeltaY(), 0, vertical.getMax()));
            horizontal.setValue(Math.clamp(horizontal.getValue() - event.getDeltaX(), 0, horizontal.getMax()));
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> model.move(-1, 0);
            case DOWN -> model.move(1, 0);
            case LEFT -> model.move(0, -1);
            case RIGHT -> model.move(0, 1);
            case PAGE_UP -> model.page(-1);
            case PAGE_DOWN -> model.page(1);
            case ENTER -> model.openPolicy();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double bodyWidth() {
        return Math.max(0, getWidth() - LABELS - MINI - BAR - 12);
    }

    private double bodyHeight() {
        return Math.max(0, getHeight() - HEAD - BAR);
    }

    /// Few policies have wider columns.
    private double column() {
        return Math.clamp(bodyWidth() / Math.max(1, model.matrix().getValue().policies().size()), CELL, WIDEST);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - MINI - BAR - 12;
        canvas.setWidth(Math.max(0, width));
        canvas.setHeight(Math.max(0, getHeight() - BAR));
        vertical.resizeRelocate(width, HEAD, BAR, bodyHeight());
        horizontal.resizeRelocate(LABELS, getHeight() - BAR, bodyWidth(), BAR);
        mini.relocate(width + BAR + 8, HEAD);
        mini.setWidth(MINI);
        mini.setHeight(bodyHeight());
        range(vertical, model.rows().getValue().size() * CELL, bodyHeight());
        range(horizontal, model.matrix().getValue().policies().size() * column(), bodyWidth());
        if (!laidOut && bodyHeight() > 0) {
            laidOut = true;
            reveal();
        }
        draw();
        drawMini();
    }

    private static void range(ScrollBar bar, double content, double seen) {
        double most = Math.max(0, content - seen);
        bar.setMax(most);
        bar.setVisibleAmount(content <= 0 ? 1 : Math.max(1, most) * Math.min(1, seen / content));
        bar.setUnitIncrement(CELL * 3);
        bar.setBlockIncrement(seen);
        bar.setValue(Math.min(bar.getValue(), most));
        bar.setVisible(most > 0);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        if (event.getY() >= HEAD) {
            model.choose(
                    (int) ((event.getY() - HEAD + vertical.getValue()) / CELL),
                    event.getX() < LABELS ? 0 : (int) ((event.getX() - LABELS + horizontal.getValue()) / column()));
        }
    }

    private void jump(MouseEvent event) {
        double part = event.getY() / Math.max(1, mini.getHeight());
        vertical.setValue(Math.clamp(part * model.rows().getValue().size() * CELL - bodyHeight() / 2, 0, vertical.getMax()));
    }

    private void reveal() {
        if (bodyHeight() <= 0) {
            return;
        }
        model.cursorRow().ifPresent(row -> {
            double top = row * CELL;
            if (top < vertical.getValue()) {
                vertical.setValue(top);
            } else if (top + CELL > vertical.getValue() + bodyHeight()) {
                vertical.setValue(Math.clamp(top + CELL - bodyHeight(), 0, Math.max(0, vertical.getMax())));
            }
        });
        model.cursor().getValue().flatMap(cell -> model.matrix().getValue().policy(cell.policy())).ifPresent(policy -> {
            double left = policy * column();
            if (left < horizontal.getValue()) {
                horizontal.setValue(left);
            } else if (left + column() > horizontal.getValue() + bodyWidth()) {
                horizontal.setValue(Math.clamp(left + column() - bodyWidth(), 0, Math.max(0, horizontal.getMax())));
            }
        });
    }

    /// The colour of a state; the glyph says the same.
    Paint colour(CellState state) {
        return switch (state) {
            case AVAILABLE -> swatches.paint("color-success-emphasis");
            case PROGRESSING -> swatches.paint("color-accent-emphasis");
            case RETRYING -> swatches.paint("color-warning-emphasis");
            case PENDING -> swatches.paint("color-neutral-emphasis");
            case UNKNOWN -> swatches.paint("color-neutral-muted");
            case FAILING -> swatches.paint("color-danger-emphasis");
            case ABORTED -> VIOLET;
            case NOT_MATCHED -> swatches.paint("color-bg-subtle");
        };
    }

    private Font font(double scale, FontWeight weight) {
        return Font.font("sans-serif", weight, 12 * scale);
    }

    /// Draws what is seen. Public to the package for the benchmark of frames.
    void draw() {
        var g = canvas.getGraphicsContext2D();
        g.setFill(swatches.paint("color-bg-default"));
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (canvas.getHeight() <= HEAD) {
            return;
        }
        g.save();
        g.beginPath();
        g.rect(0, HEAD, canvas.getWidth(), bodyHeight());
        g.clip();
        var rows = model.rows().getValue();
        int first = (int) (vertical.getValue() / CELL);
        int last = Math.min(rows.size(), (int) Math.ceil((vertical.getValue() + bodyHeight()) / CELL));
        for (int row = first; row < last; row++) {
            double y = HEAD + row * CELL - vertical.getValue();
            switch (rows.get(row)) {
                case Row.Group group -> group(g, group, y);
                case Row.Node(int index) -> node(g, index, y);
            }
        }
        g.restore();
        heads(g);
    }

    private void node(GraphicsContext g, int index, double y) {
        var matrix = model.matrix().getValue();
        g.setFill(swatches.paint("color-fg-default"));
        g.setFont(font(1, FontWeight.NORMAL));
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(shortened(matrix.nodes().get(index).name(), LONGEST_LABEL), LABELS - 10, y + CELL / 2);
        g.save();
        g.beginPath();
        g.rect(LABELS, HEAD, bodyWidth(), bodyHeight());
        g.clip();
        g.setTextAlign(TextAlignment.CENTER);
        g.setFont(font(1, FontWeight.BOLD));
        int first = (int) (horizontal.getValue() / column());
        int last = Math.min(matrix.policies().size(), (int) Math.ceil((horizontal.getValue() + bodyWidth()) / column()));
        for (int policy = first; policy < last; policy++) {
            cell(g, matrix.state(index, policy), LABELS + policy * column() - horizontal.getValue(), y);
        }
        cursor(g, index, y);
        g.restore();
    }

    private void cell(GraphicsContext g, CellState state, double x, double y) {
        g.setFill(colour(state));
        g.fillRoundRect(x + GAP / 2, y + GAP / 2, column() - GAP, CELL - GAP, 4, 4);
        if (!state.glyph().isEmpty()) {
            g.setFill(swatches.paint(state == CellState.UNKNOWN ? "color-fg-default" : "color-fg-emphasis"));
            g.fillText(state.glyph(), x + column() / 2, y + CELL / 2);
        }
    }

    private void cursor(GraphicsContext g, int node, double y) {
        var cell = model.cursor().getValue();
        if (cell.isEmpty() || !model.matrix().getValue().nodes().get(node).name().equals(cell.get().node())) {
            return;
        }
        model.matrix().getValue().policy(cell.get().policy()).ifPresent(policy -> {
            double x = LABELS + policy * column() - horizontal.getValue();
            g.setStroke(swatches.paint(isFocused() ? "color-accent-fg" : "color-fg-default"));
            g.setLineWidth(2.5);
            g.strokeRoundRect(x + 1, y + 1, column() - 2, CELL - 2, 5, 5);
        });
    }

    private void group(GraphicsContext g, Row.Group group, double y) {
        g.setFill(swatches.paint("color-bg-inset"));
        g.fillRect(0, y, canvas.getWidth(), CELL);
        g.setFill(colour(group.worst()));
        g.fillRoundRect(8, y + 4, CELL - 8, CELL - 8, 4, 4);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(font(0.85, FontWeight.BOLD));
        g.setFill(swatches.paint("color-fg-emphasis"));
        g.fillText(group.worst().glyph(), 8 + (CELL - 8) / 2, y + CELL / 2);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(font(1, FontWeight.BOLD));
        g.setFill(swatches.paint("color-fg-default"));
        var words = new StringBuilder(String.format(
                Locale.ROOT, "%s %s   %,d %s", group.open() ? "▾" : "▸", group.name(), group.nodes(), group.nodes() == 1 ? "node" : "nodes"));
        for (var state : CellState.values()) {
            int count = group.counts().getOrDefault(state, 0);
            if (state != CellState.NOT_MATCHED && count > 0) {
                words.append(String.format(Locale.ROOT, "   %s %,d", state.glyph(), count));
            }
        }
        g.fillText(words.toString(), 30, y + CELL / 2);
    }

    private void heads(GraphicsContext g) {
        g.setFill(swatches.paint("color-bg-default"));
        g.fillRect(0, 0, canvas.getWidth(), HEAD);
        g.setFill(swatches.paint("color-fg-default"));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        var policies = model.matrix().getValue().policies();
        var chosen = model.cursor().getValue().map(RolloutViewModel.Cell::policy).orElse("");
        for (int policy = 0; policy < policies.size(); policy++) {
            double x = LABELS + policy * column() - horizontal.getValue() + column() / 2;
            if (x < LABELS || x > LABELS + bodyWidth()) {
                continue;
            }
            var name = policies.get(policy).name();
            g.save();
            g.translate(x, HEAD - 8);
            g.rotate(SLANT);
            g.setFont(font(1, name.equals(chosen) ? FontWeight.BOLD : FontWeight.NORMAL));
            g.fillText(shortened(name, LONGEST_HEAD), 0, 0);
            g.restore();
        }
        g.setStroke(swatches.paint("color-border-default"));
        g.setLineWidth(1);
        g.strokeLine(0, HEAD - 0.5, canvas.getWidth(), HEAD - 0.5);
    }

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most / 2) + "…" + text.substring(text.length() - most / 2 + 1);
    }

    /// Each line of the miniature stands for one or more rows; the worst of them wins.
    private void drawMini() {
        var g = mini.getGraphicsContext2D();
        g.setFill(swatches.paint("color-bg-inset"));
        g.fillRect(0, 0, mini.getWidth(), mini.getHeight());
        var rows = model.rows().getValue();
        var matrix = model.matrix().getValue();
        int columns = matrix.policies().size();
        if (rows.isEmpty() || columns == 0) {
            return;
        }
        int lines = (int) Math.min(rows.size(), Math.max(1, mini.getHeight()));
        double height = Math.min(6, mini.getHeight() / lines);
        double width = mini.getWidth() / columns;
        for (int line = 0; line < lines; line++) {
            int from = (int) ((long) line * rows.size() / lines);
            int to = Math.max(from + 1, (int) ((long) (line + 1) * rows.size() / lines));
            for (int policy = 0; policy < columns; policy++) {
                var worst = CellState.NOT_MATCHED;
                for (int row = from; row < to; row++) {
                    if (rows.get(row) instanceof Row.Node(int node)) {
                        worst = worst.worse(matrix.state(node, policy));
                    }
                }
                if (worst != CellState.NOT_MATCHED) {
                    g.setFill(colour(worst));
                    g.fillRect(policy * width, line * height, Math.max(1, width - 0.3), Math.max(1, height - 0.2));
                }
            }
        }
        double whole = rows.size() * CELL;
        if (vertical.getMax() > 0) {
            double scale = lines * height / whole;
            g.setStroke(swatches.paint("color-fg-default"));
            g.setLineWidth(1.5);
            g.strokeRect(1, vertical.getValue() * scale, mini.getWidth() - 2, Math.max(6, bodyHeight() * scale));
        }
    }
}
