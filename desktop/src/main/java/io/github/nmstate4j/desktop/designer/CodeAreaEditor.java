package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.Completion;
import io.github.nmstate4j.desktop.document.Lines;
import io.github.nmstate4j.desktop.document.PlacedFinding;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.finding.Finding.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.SideDecorator;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/// The code area of the JavaFX incubator. It has no history of its own: the designer's holds for all views.
final class CodeAreaEditor implements YamlEditor {

    private static final double GUTTER = 22;

    private final CodeArea area = new CodeArea();
    private final Suggestions<Completion.Offer> suggestions =
            new Suggestions<>(Completion.Offer::text, Completion.Offer::detail, this::take);
    private Offers offers = (text, offset) -> List.of();
    private Consumer<String> typed = text -> {};
    private IntConsumer caretMoved = offset -> {};
    private String shown = "";
    private boolean showing;
    /// Something was just taken from the list: what comes next is offered before a letter of it is typed.
    private boolean taken;

    CodeAreaEditor() {
        area.setId("yaml");
        area.setAccessibleText("YAML of the policy");
        area.setLineNumbersEnabled(true);
        area.setUndoRedoEnabled(false);
        area.setWrapText(false);
        area.setFont(Font.font("Monospaced", 13));
        area.setContentPadding(new Insets(4, 4, 4, 10));
        area.getStyleClass().add("yaml-editor");
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        area.focusedProperty().subscribe(focused -> {
            if (!focused) {
                suggestions.hide();
            }
        });
        area.getModel().addListener(change -> {
            if (!showing && change.isEdit()) {
                shown = text();
                typed.accept(shown);
            }
        });
        area.caretPositionProperty().subscribe(position -> {
            if (!showing && position != null && area.isFocused()) {
                caretMoved.accept(offset(position));
            }
        });
    }

    private void onKey(KeyEvent event) {
        if (suggestions.handle(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            open(offers.at(shown, caret()));
            event.consume();
        }
    }

    @Override
    public void complete(Offers given) {
        offers = given;
    }

    /// Behind the change that asks for it: the caret moves after the text.
    @Override
    public void suggest() {
        Platform.runLater(this::suggestNow);
    }

    private void suggestNow() {
        if (!area.isFocused()) {
            return;
        }
        int caret = caret();
        var found = offers.at(shown, caret);
        boolean wanted = taken || found.stream().anyMatch(offer -> offer.replaces().start() < caret);
        boolean complete = found.stream().anyMatch(offer -> offer.text().equals(shown.substring(offer.replaces().start(), offer.replaces().end())));
        taken = false;
        open(wanted && !complete ? found : List.of());
    }

    private void open(List<Completion.Offer> found) {
        var caret = area.lookup(".caret");
        suggestions.show(
                area,
                caret == null ? new BoundingBox(0, 0, 0, 20) : area.sceneToLocal(caret.localToScene(caret.getBoundsInLocal())),
                found);
    }

    private void take(Completion.Offer offer) {
        taken = true;
        area.replaceText(position(shown, offer.replaces().start()), position(shown, offer.replaces().end()), offer.insert());
        goTo(offer.replaces().start() + offer.insert().length());
    }

    private String text() {
        var text = area.getText();
        return text == null ? "" : text;
    }

    private int offset(TextPos position) {
        return Lines.offset(shown, new Position(position.index() + 1, position.offset() + 1));
    }

    private TextPos position(String text, int offset) {
        var place = Lines.position(text, offset);
        return TextPos.ofLeading(place.line() - 1, place.column() - 1);
    }

    @Override
    public Region node() {
        return area;
    }

    @Override
    public void show(String text, List<PlacedFinding> findings) {
        showing = true;
        try {
            if (!text.equals(shown)) {
                replaceDifference(text);
                shown = text;
            }
            area.setSyntaxDecorator(new Colours(text, findings));
            area.setRightDecorator(new Gutter(findings));
        } finally {
            showing = false;
        }
    }

    private void replaceDifference(String text) {
        int same = 0;
        int shorter = Math.min(shown.length(), text.length());
        while (same < shorter && shown.charAt(same) == text.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < shorter - same && shown.charAt(shown.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
            tail++;
        }
        area.replaceText(position(shown, same), position(shown, shown.length() - tail), text.substring(same, text.length() - tail));
    }

    @Override
    public void goTo(int offset) {
        var place = position(shown, offset);
        area.select(place, place);
        area.requestFocus();
    }

    @Override
    public int caret() {
        var position = area.getCaretPosition();
        return position == null ? 0 : offset(position);
    }

    @Override
    public void onTyped(Consumer<String> listener) {
        typed = listener;
    }

    @Override
    public void onCaret(IntConsumer listener) {
        caretMoved = listener;
    }

    /// Colours by style names, so that they follow the theme.
    private record Colours(String text, List<PlacedFinding> findings) implements SyntaxDecorator {
        @Override
        public RichParagraph createRichParagraph(CodeTextModel model, int index) {
            var line = model.getPlainText(index);
            var paragraph = RichParagraph.builder();
            YamlTokens.of(line).forEach(token -> paragraph.addWithStyleNames(token.text(), token.style()));
            for (var finding : findings) {
                if (finding.line() == index + 1) {
                    int start = finding.span().start() - Lines.startOf(text, finding.span().start());
                    int length = Math.min(Math.max(1, finding.span().length()), line.length() - start);
                    if (start >= 0 && length > 0) {
                        paragraph.addWavyUnderline(start, length, finding.isError() ? "yaml-error" : "yaml-warning");
                    }
                }
            }
            return paragraph.build();
        }

        @Override
        public void handleChange(CodeTextModel model, TextPos start, TextPos end, int charsTop, int linesAdded, int charsBottom) {}
    }

    /// A sign per line with findings; errors and warnings differ in shape.
    private static final class Gutter implements SideDecorator {
        private final Map<Integer, PlacedFinding> worst = new HashMap<>();

        Gutter(List<PlacedFinding> findings) {
            findings.forEach(finding -> worst.merge(finding.line() - 1, finding, (a, b) -> a.isError() ? a : b));
        }

        @Override
        public double getPrefWidth(double viewWidth) {
            return GUTTER;
        }

        @Override
        public Node getMeasurementNode(int index) {
            return getNode(index);
        }

        @Override
        public Node getNode(int index) {
            var finding = worst.get(index);
            if (finding == null) {
                return new Label("");
            }
            var label = new Label("", Icons.of(finding.isError() ? "mdi2c-close-circle" : "mdi2a-alert"));
            label.getStyleClass().add(finding.isError() ? "sign-error" : "sign-warning");
            label.setTooltip(new Tooltip(finding.message()));
            return label;
        }
    }
}
