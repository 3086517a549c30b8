package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.cluster.ConnectionState;
import io.github.nmstate4j.desktop.spi.Command;
import io.github.nmstate4j.desktop.spi.Navigation;
import io.github.nmstate4j.desktop.spi.PerspectiveView;
import io.github.nmstate4j.desktop.spi.Tasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window's content: top bar, rail, the perspective in front, status bar.
public final class WorkbenchView {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double NARROW = 1280;
    /// A part of the window with keys of its own has its name under this property.
    private static final String ZONE = "nmstate4j.zone";

    private final WorkbenchViewModel model;
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final StackPane centre = new StackPane();
    private final Map<String, Button> rail = new HashMap<>();
    private final Map<String, PerspectiveView> views = new HashMap<>();
    private final CommandPaletteView palette;
    private final List<Button> toolbar = new ArrayList<>();
    private final Supplier<List<MenuItem>> clusters;

    /// @param clusters the entries of the menu of clusters, asked for whenever it opens
    public WorkbenchView(WorkbenchViewModel model, Supplier<List<MenuItem>> clusters) {
        this.model = model;
        this.clusters = clusters;
        palette = new CommandPaletteView(new CommandPaletteViewModel(model));
        model.commands().add(Command.of("workbench.palette", "Search everything", "mdi2m-magnify", "Shortcut+K", palette::open));
        model.commands().add(Command.of("workbench.extensions", "Show extensions", "mdi2p-puzzle-outline", "", new ExtensionsSheet(model)::open));
        root.getStyleClass().add("workbench");
        frame.setTop(topBar());
        frame.setLeft(rail());
        frame.setCenter(centre);
        frame.setBottom(statusBar());
        root.getChildren().addAll(frame, palette.root());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        root.widthProperty().subscribe(width -> narrow(width.doubleValue() > 0 && width.doubleValue() < NARROW));
        model.navigation().place().subscribe(this::show);
    }

    public Parent root() {
        return root;
    }

    /// Makes a part of the window a context for keys: commands with this context answer while the focus is in it.
    public static void zone(Node node, String context) {
        node.getProperties().put(ZONE, context);
    }

    /// Where dialogs and sheets go.
    public StackPane layers() {
        return root;
    }

    private Region topBar() {
        var logo = new Label("nmstate4j", Icons.of("mdi2l-lan"));
        logo.getStyleClass().add("logo");
        logo.setMinWidth(Region.USE_PREF_SIZE);
        var context = new MenuButton();
        context.setId("context");
        context.setAccessibleText("Cluster or snapshot");
        context.textProperty().bind(model.session().map(session -> session.description()));
        context.setGraphic(Icons.of("mdi2k-kubernetes"));
        context.getItems().setAll(clusters.get());
        context.setOnShowing(event -> context.getItems().setAll(contextItems()));
        var live = new Label();
        live.setId("live");
        live.textProperty().bind(model.live());
        live.setMinWidth(0);
        model.connection().subscribe(state -> styleOnly(live, "live-", liveStyle(state)));
        var field = new Button("Search or run a command", Icons.of("mdi2m-magnify"));
        field.setId("palette-field");
        field.getStyleClass().add("palette-field");
        field.setAccessibleText("Search or run a command");
        var key = new Label("Ctrl+K");
        key.getStyleClass().add("key");
        field.setOnAction(event -> palette.open());
        var search = new StackPane(field, key);
        StackPane.setAlignment(key, Pos.CENTER_RIGHT);
        key.setMouseTransparent(true);
        search.getStyleClass().add("palette-box");
        var left = spring();
        var right = spring();
        var bar = new HBox(logo, context, live, left, search, right);
        addTool(bar, "designer.undo", "", "");
        addTool(bar, "designer.redo", "", "");
        addTool(bar, "preview.open", "Preview", "");
        addTool(bar, "apply.open", "Apply…", "");
        bar.getStyleClass().add("top-bar");
        return bar;
    }

    private List<MenuItem> contextItems() {
        var items = new ArrayList<>(clusters.get());
        if (!items.isEmpty() && !model.contributions().connections().isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        for (var connection : model.contributions().connections()) {
            var item = new MenuItem(connection.title(), Icons.of(connection.icon()));
            item.setOnAction(event -> connection.open().accept(model));
            items.add(item);
        }
        return items;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private static String liveStyle(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Live live -> "live-live";
            case ConnectionState.Lost lost -> "live-lost";
            case ConnectionState.Connecting connecting -> "live-waiting";
            case ConnectionState.Offline offline -> "live-offline";
            case ConnectionState.None none -> "live-offline";
        };
    }

    private static void styleOnly(Node node, String prefix, String styleClass) {
        node.getStyleClass().removeIf(name -> name.startsWith(prefix));
        node.getStyleClass().add(styleClass);
    }

    /// A button for a command, if there is one; disabled with the reason as its tooltip.
    private void addTool(HBox bar, String id, String text, String styleClass) {
        model.commands().find(id).ifPresent(command -> {
            var button = new Button(text, Icons.of(command.icon()));
            button.setId("tool-" + id.replace('.', '-'));
            button.setAccessibleText(command.title());
            button.getProperties().put("text", text);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("tool");
            if (!styleClass.isEmpty()) {
                button.getStyleClass().add(styleClass);
            }
            button.setOnAction(event -> model.run(command));
            // A disabled control shows no tooltip of its own; what holds it does.
            var holder = new StackPane(button);
            var tip = new Tooltip();
            Tooltip.install(holder, tip);
            var reason = command.unavailable();
            button.disableProperty().bind(reason.map(Optional::isPresent));
            reason.subscribe(why -> {
                var keyText = Keys.forPeople(model.commands().keyOf(command));
                tip.setText(command.title() + (keyText.isEmpty() ? "" : " (" + keyText + ")") + why.map(w -> "\n" + w).orElse(""));
                button.setAccessibleHelp(why.orElse(""));
            });
            toolbar.add(button);
            bar.getChildren().add(holder);
        });
    }

    private void narrow(boolean narrow) {
        root.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), narrow);
        for (var button : toolbar) {
            var text = String.valueOf(button.getProperties().get("text"));
            button.setText(narrow ? "" : text);
            button.setContentDisplay(text.isEmpty() || narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        }
    }

    private Region rail() {
        var box = new VBox();
        box.getStyleClass().add("rail");
        for (var perspective : model.contributions().perspectives()) {
            var button = new Button(perspective.title(), Icons.of(perspective.icon()));
            button.setId("rail-" + perspective.id());
            button.getStyleClass().add("rail-entry");
            button.setContentDisplay(ContentDisplay.TOP);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(event -> model.navigation().open(perspective.id()));
            rail.put(perspective.id(), button);
            box.getChildren().add(button);
        }
        return box;
    }

    private void show(Navigation.Place place) {
        rail.forEach((id, button) -> button.pseudoClassStateChanged(SELECTED, id.equals(place.perspective())));
        model.contributions().perspective(place.perspective()).ifPresent(perspective -> {
            var view = views.computeIfAbsent(perspective.id(), ignored -> perspective.view().apply(model));
            centre.getChildren().setAll(view.root());
            view.open(place.selection());
        });
    }

    private Region statusBar() {
        var sentence = new Label();
        sentence.setId("status");
        sentence.textProperty().bind(model.sentence());
        sentence.setMinWidth(0);
        var task = new HBox();
        task.getStyleClass().add("tasks");
        task.setAlignment(Pos.CENTER_RIGHT);
        model.tasks().running().subscribe(() -> task.getChildren().setAll(task(model.tasks().running())));
        var problems = new Label();
        problems.setId("status-problems");
        problems.textProperty().bind(model.draft().map(draft -> draft.map(document -> document.findings().size())
                .filter(count -> count > 0)
                .map(count -> count == 1 ? "1 problem" : count + " problems")
                .orElse("")));
        var bar = new HBox(sentence, spring(), task, problems);
        leftOut().ifPresent(bar.getChildren()::add);
        bar.getStyleClass().add("status-bar");
        return bar;
    }

    /// How many extensions were left out; leads to why.
    private Optional<Node> leftOut() {
        long count = model.contributions().extensions().stream()
                .filter(extension -> extension.state() instanceof Contributions.State.LeftOut)
                .count();
        if (count == 0) {
            return Optional.empty();
        }
        var button = Pages.button(
                count == 1 ? "1 extension left out" : count + " extensions left out",
                "mdi2a-alert",
                "status-extensions",
                () -> model.run("workbench.extensions"));
        button.getStyleClass().addAll("flat", "small");
        return Optional.of(button);
    }

    /// The task that began first, and how many more there are.
    private static List<Node> task(List<Tasks.Running> running) {
        if (running.isEmpty()) {
            return List.of();
        }
        var first = running.getFirst();
        var more = running.size() > 1 ? " (and " + (running.size() - 1) + " more)" : "";
        var text = new Label();
        text.textProperty().bind(Bindings.createStringBinding(
                () -> first.title() + (first.message().get().isEmpty() ? "" : ": " + first.message().get()) + more, first.message()));
        var progress = new ProgressBar();
        progress.setPrefWidth(120);
        progress.progressProperty().bind(first.done());
        var cancel = new Button("", Icons.of("mdi2c-close"));
        cancel.setAccessibleText("Cancel " + first.title());
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setOnAction(event -> first.cancel());
        return List.of(text, progress, cancel);
    }

    private void onKey(KeyEvent event) {
        var contexts = contexts(event);
        for (var command : model.commands().all()) {
            if ((command.context().equals(Command.EVERYWHERE) || contexts.contains(command.context()))
                    && Keys.matches(model.commands().keyOf(command), event)) {
                event.consume();
                model.run(command);
                return;
            }
        }
    }

    private List<String> contexts(KeyEvent event) {
        var contexts = new ArrayList<String>();
        contexts.add(model.navigation().place().getValue().perspective());
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null) {
            if (node.getProperties().get(ZONE) instanceof String zone) {
                contexts.add(zone);
            }
            node = node.getParent();
        }
        return contexts;
    }
}
