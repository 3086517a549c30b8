package io.github.nmstate4j.desktop;

import io.github.nmstate4j.desktop.cluster.Kubeconfig;
import io.github.nmstate4j.desktop.workbench.BackgroundTasks;
import io.github.nmstate4j.desktop.workbench.ErrorReports;
import io.github.nmstate4j.desktop.workbench.Installed;
import io.github.nmstate4j.desktop.workbench.SettingsStore;
import io.github.nmstate4j.desktop.workbench.Stores;
import io.github.nmstate4j.desktop.workbench.Themes;
import io.github.nmstate4j.desktop.workbench.WindowDialogs;
import io.github.nmstate4j.desktop.workbench.WindowMemory;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The application: the only place that wires. Connects by the kubeconfig given, or the usual one, and shows the workbench.
public final class DesktopApplication extends Application {

    private static final Duration AFTER_TYPING = Duration.millis(200);
    private static final String CONTEXT = "workbench.context";

    private @Nullable WorkbenchViewModel workbench;

    @Override
    public void start(Stage stage) {
        var settings = SettingsStore.open(SettingsStore.usualFile(System.getenv()));
        Themes.follow(settings);
        var dialogs = new WindowDialogs();
        ErrorReports.install(dialogs, Platform::runLater);
        var tasks = BackgroundTasks.virtual(Platform::runLater, DesktopApplication::afterTyping, failure -> ErrorReports.show(dialogs, Platform::runLater, failure));
        var model = new WorkbenchViewModel(tasks, dialogs, settings, Stores.in(Stores.usualFolder(System.getenv())), installed(), ZoneId.systemDefault());
        workbench = model;
        var arguments = getParameters().getUnnamed();
        var kubeconfig = Kubeconfig.find(arguments.stream().findFirst().map(Path::of), System.getenv());
        var view = new WorkbenchView(model, () -> clusters(model, kubeconfig));
        dialogs.attach(view.layers());
        var scene = new Scene(view.root());
        Themes.dress(view.root(), settings.settings().getValue());
        stage.setTitle("nmstate4j");
        stage.setScene(scene);
        stage.setMinWidth(1000);
        stage.setMinHeight(700);
        WindowMemory.follow(stage, settings);
        connect(model, kubeconfig, getParameters().getNamed().get("open"));
        stage.show();
    }

    /// `--plugins=FOLDER`, or the usual folder.
    private Installed installed() {
        var given = getParameters().getNamed().get("plugins");
        return Installed.builtIn().withPlugins(given == null ? Installed.usualFolder(System.getenv()) : Path.of(given));
    }

    private static void afterTyping(Runnable work) {
        var pause = new PauseTransition(AFTER_TYPING);
        pause.setOnFinished(event -> work.run());
        pause.play();
    }

    /// `--open=ID` opens a connection by its id; else the cluster of last time, or the current one of the kubeconfig.
    private static void connect(WorkbenchViewModel model, Optional<Kubeconfig> kubeconfig, @Nullable String open) {
        if (open != null) {
            model.contributions().connections().stream()
                    .filter(connection -> connection.id().equals(open))
                    .findFirst()
                    .ifPresentOrElse(
                            connection -> connection.open().accept(model), () -> model.say("There is no connection " + open + "."));
            return;
        }
        kubeconfig.ifPresent(file -> {
            var contexts = file.contexts();
            model.memory()
                    .get(CONTEXT)
                    .filter(contexts::contains)
                    .or(() -> contexts.stream().findFirst())
                    .ifPresent(context -> model.connect(file.open(context, Platform::runLater)));
        });
    }

    private static List<MenuItem> clusters(WorkbenchViewModel model, Optional<Kubeconfig> kubeconfig) {
        return kubeconfig.map(file -> file.contexts().stream()
                        .map(context -> {
                            var item = new MenuItem(context);
                            item.setMnemonicParsing(false);
                            item.setOnAction(event -> {
                                model.memory().put(CONTEXT, context);
                                model.connect(file.open(context, Platform::runLater));
                            });
                            return item;
                        })
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void stop() {
        if (workbench != null) {
            workbench.close();
        }
    }
}
