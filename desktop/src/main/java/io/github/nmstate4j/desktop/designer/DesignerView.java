package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.PlacedFinding;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.spi.DesignerTab;
import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.desktop.spi.PerspectiveView;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.desktop.workbench.Pages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabClosingPolicy;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Palette, canvas, YAML and form side by side; below the canvas what there is to say about the policy.
final class DesignerView implements PerspectiveView {

    private static final double NARROW = 1200;
    private static final DateTimeFormatter SAVED = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final DesignerViewModel model;
    private final Workbench workbench;
    private final CanvasView canvas;
    private final InspectorView inspector;
    private final YamlEditor editor = new CodeAreaEditor();
    private final SplitPane columns = new SplitPane();
    private final HBox root = new HBox();
    private final VBox palette = new VBox();
    private final ListView<PlacedFinding> problems = new ListView<>();
    private boolean narrow;

    DesignerView(DesignerViewModel model, Workbench workbench) {
        this.model = model;
        this.workbench = workbench;
        canvas = new CanvasView(model, workbench);
        inspector = new InspectorView(model, workbench.contributed()::inspectorSections);
        if (model.document().getValue().isEmpty()) {
            model.startNew();
        }
        palette.setId("palette");
        palette.getStyleClass().add("palette");
        var paletteScroll = new ScrollPane(palette);
        paletteScroll.setFitToWidth(true);
        paletteScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        paletteScroll.getStyleClass().addAll("edge-to-edge", "palette-scroll");
        paletteScroll.setMinWidth(Region.USE_PREF_SIZE);
        var tabs = new TabPane();
        tabs.setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().add(problemsTab());
        workbench.contributed().designerTabs().forEach(tab -> tabs.getTabs().add(tab(tab)));
        var middle = new SplitPane(canvas.root(), tabs);
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(workbench.memory().number("designer.canvas", 0.7));
        middle.getDividers().getFirst().positionProperty().subscribe(at -> workbench.memory().put("designer.canvas", at.toString()));
        columns.getItems().add(middle);
        VBox.setVgrow(columns, Priority.ALWAYS);
        var work = new VBox(leftDrafts(), columns, actions());
        HBox.setHgrow(work, Priority.ALWAYS);
        root.getChildren().addAll(paletteScroll, work);
        root.getStylesheets().add(stylesheet());
        root.getStyleClass().add("designer");
        arrange(false);
        root.widthProperty().subscribe(width -> arrange(width.doubleValue() > 0 && width.doubleValue() < NARROW - 110));
        editor.complete(model::offers);
        editor.onTyped(text -> workbench.tasks().later("designer.typed", () -> {
            model.typed(text);
            editor.suggest();
        }));
        editor.onCaret(model::caretMoved);
        model.document().subscribe(document -> document.ifPresent(this::show));
        model.caret().subscribe((before, caret) -> editor.goTo(caret.offset()));
    }

    static String stylesheet() {
        return Objects.requireNonNull(DesignerView.class.getResource("designer.css")).toExternalForm();
    }

    /// Above everything while there are drafts that nobody has open.
    private Node leftDrafts() {
        var words = new Label("", Icons.of("mdi2f-file-restore-outline"));
        var restore = new MenuButton("Restore");
        restore.setId("drafts-restore");
        restore.setMinWidth(Region.USE_PREF_SIZE);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var discard = Pages.button("Discard", "mdi2d-delete-outline", "drafts-discard", this::discardDrafts);
        discard.getStyleClass().addAll("flat", "small");
        var bar = new HBox(10, words, spring, restore, discard);
        bar.setId("drafts");
        bar.getStyleClass().add("drafts");
        model.leftDrafts().subscribe(() -> show(bar, words, restore));
        show(bar, words, restore);
        return bar;
    }

    private void show(HBox bar, Label words, MenuButton restore) {
        var drafts = model.leftDrafts();
        bar.setVisible(!drafts.isEmpty());
        bar.setManaged(!drafts.isEmpty());
        words.setText(Drafts.sentence(drafts.size()) + ".");
        restore.getItems().setAll(drafts.stream()
                .map(draft -> {
                    var item = new MenuItem(draft.draft().policy() + ", " + SAVED.format(draft.saved().atZone(ZoneId.systemDefault())));
                    item.setMnemonicParsing(false);
                    item.setOnAction(event -> model.restore(draft));
                    return item;
                })
                .toList());
    }

    private void discardDrafts() {
        int count = model.leftDrafts().size();
        if (workbench.dialogs().confirm("Discard " + (count == 1 ? "the draft" : count + " drafts"), Drafts.sentence(count) + ". They cannot be brought back.", "Discard")) {
            model.discardDrafts();
        }
    }

    /// Where the way goes on from here.
    private Node actions() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var apply = Pages.button("Apply…", "mdi2r-rocket-launch-outline", "designer-apply", () -> workbench.run("apply.open"));
        apply.getStyleClass().add("accent");
        var preview = Pages.button("Preview on nodes", "mdi2e-eye-outline", "designer-preview", () -> workbench.run("preview.open"));
        var bar = new HBox(8, spring, preview, apply);
        bar.getStyleClass().add("designer-actions");
        return bar;
    }

    private void show(PolicyDocument document) {
        editor.show(document.text(), document.findings());
        problems.getItems().setAll(document.findings());
    }

    /// Wide: YAML and form side by side. Narrow: in one tabbed pane, and the palette is icons.
    private void arrange(boolean asNarrow) {
        if (!palette.getChildren().isEmpty() && asNarrow == narrow) {
            return;
        }
        narrow = asNarrow;
        fillPalette();
        columns.getItems().subList(1, columns.getItems().size()).clear();
        if (narrow) {
            var form = new Tab("Form", inspector.root());
            var yaml = new Tab("YAML", editor.node());
            var both = new TabPane(form, yaml);
            both.setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
            both.setId("form-and-yaml");
            both.setMinWidth(280);
            columns.getItems().add(both);
            columns.setDividerPositions(0.58);
        } else {
            inspector.root().setMinWidth(260);
            inspector.root().setPrefWidth(300);
            SplitPane.setResizableWithParent(inspector.root(), false);
            columns.getItems().addAll(editor.node(), inspector.root());
            columns.setDividerPositions(0.41, 0.77);
        }
    }

    private void fillPalette() {
        palette.getChildren().clear();
        palette.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), narrow);
        var group = "";
        for (var kind : model.kinds()) {
            if (!kind.group().equals(group) && !narrow) {
                var head = new Label(kind.group());
                head.getStyleClass().add("palette-group");
                palette.getChildren().add(head);
            }
            group = kind.group();
            palette.getChildren().add(entry(kind));
        }
        if (!narrow && !workbench.contributed().templates().isEmpty()) {
            var head = new Label("Templates");
            head.getStyleClass().add("palette-group");
            palette.getChildren().add(head);
            for (var template : workbench.contributed().templates()) {
                var link = new Hyperlink(template.title());
                link.setId("template-" + template.id());
                link.setTooltip(new Tooltip(template.description()));
                link.setOnAction(event -> new TemplateSheet(template, workbench).open());
                palette.getChildren().add(link);
            }
        }
    }

    private Node entry(InterfaceKind kind) {
        var button = new Button(narrow ? "" : kind.title(), Icons.of(kind.icon()));
        button.setId("add-" + kind.type());
        button.setAccessibleText("Add " + kind.title());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        button.getStyleClass().add("palette-entry");
        if (narrow) {
            button.setTooltip(new Tooltip("Add " + kind.title()));
        }
        button.setOnAction(event -> {
            model.add(kind);
            inspector.focusName();
        });
        return button;
    }

    private Tab problemsTab() {
        problems.setId("problems");
        problems.setAccessibleText("Problems of the policy");
        problems.setPlaceholder(new Label("No problems. Nodes may still find some: preview the changes."));
        problems.setCellFactory(ignored -> new FindingCell());
        problems.setOnMouseClicked(event -> reveal());
        problems.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                reveal();
            }
        });
        var tab = new Tab("Problems", problems);
        tab.setId("designer-problems");
        tab.textProperty().bind(model.document().map(document -> document.map(policy -> policy.findings().size())
                .filter(count -> count > 0)
                .map(count -> "Problems (" + count + ")")
                .orElse("Problems")));
        return tab;
    }

    private void reveal() {
        var finding = problems.getSelectionModel().getSelectedItem();
        if (finding != null) {
            model.reveal(finding);
        }
    }

    private Tab tab(DesignerTab contributed) {
        var tab = new Tab();
        tab.setId("designer-" + contributed.id());
        tab.textProperty().bind(contributed.title().apply(workbench));
        tab.selectedProperty().subscribe(selected -> {
            if (selected && tab.getContent() == null) {
                tab.setContent(contributed.view().apply(workbench));
            }
        });
        return tab;
    }

    void nextProblem(boolean forward) {
        model.nextFinding(editor.caret(), forward);
    }

    void fixHere() {
        model.fixAt(editor.caret());
    }

    CanvasView canvas() {
        return canvas;
    }

    @Override
    public Parent root() {
        return root;
    }

    private final class FindingCell extends ListCell<PlacedFinding> {
        @Override
        protected void updateItem(PlacedFinding finding, boolean empty) {
            super.updateItem(finding, empty);
            setText(null);
            if (empty || finding == null) {
                setGraphic(null);
                return;
            }
            var sign = new Label("", Icons.of(finding.isError() ? "mdi2c-close-circle" : "mdi2a-alert"));
            sign.getStyleClass().add(finding.isError() ? "sign-error" : "sign-warning");
            sign.setAccessibleText(finding.isError() ? "error" : "warning");
            var line = new Label("line " + finding.line());
            line.getStyleClass().add("muted");
            line.setMinWidth(Region.USE_PREF_SIZE);
            var message = new Label(finding.message().lines().findFirst().orElse(""));
            message.setTooltip(new Tooltip(finding.message() + "\n" + finding.code()));
            message.setMinWidth(0);
            HBox.setHgrow(message, Priority.ALWAYS);
            message.setMaxWidth(Double.MAX_VALUE);
            var row = new HBox(8, sign, line, message);
            row.setAlignment(Pos.CENTER_LEFT);
            model.fix(finding).ifPresent(fix -> {
                var button = new Button(fix.label());
                button.getStyleClass().addAll("small", "quick-fix");
                button.setMinWidth(Region.USE_PREF_SIZE);
                button.setOnAction(event -> model.apply(fix));
                row.getChildren().add(button);
            });
            row.maxWidthProperty().bind(problems.widthProperty().subtract(40));
            setGraphic(row);
        }
    }
}
