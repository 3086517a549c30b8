package com.example.gre;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.document.PlacedFinding;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.workbench.BackgroundTasks;
import io.github.nmstate4j.desktop.workbench.Contributions.State;
import io.github.nmstate4j.desktop.workbench.Installed;
import io.github.nmstate4j.desktop.workbench.SettingsStore;
import io.github.nmstate4j.desktop.workbench.Stores;
import io.github.nmstate4j.desktop.workbench.WindowDialogs;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plug-in as people get it: its jar in the plug-in folder of a workbench that has never seen its classes.
class GreExtensionTest {

    private static final Path JAR = Path.of(Objects.requireNonNull(System.getProperty("extension.jar"), "the jar that was built"));

    @BeforeAll
    static void startJavaFx() throws Exception {
        var started = new CompletableFuture<Boolean>();
        Platform.startup(() -> started.complete(true));
        started.get(30, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
    }

    private static void onJavaFx(Runnable test) throws Exception {
        CompletableFuture.runAsync(test, Platform::runLater).get(60, TimeUnit.SECONDS);
    }

    /// A workbench with a window, without a screen.
    private static final class Desktop {
        private final WorkbenchViewModel model;
        private final Scene scene;

        Desktop(Path plugins) {
            var dialogs = new WindowDialogs();
            model = new WorkbenchViewModel(
                    BackgroundTasks.immediate(failure -> {
                        throw new AssertionError(failure);
                    }),
                    dialogs,
                    SettingsStore.inMemory(),
                    Stores.inMemory(),
                    Installed.builtIn().withPlugins(plugins),
                    ZoneOffset.UTC);
            var view = new WorkbenchView(model, List::of);
            dialogs.attach(view.layers());
            scene = new Scene(view.root(), 1600, 1000);
            model.navigation().open("designer");
        }

        Node find(String selector) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return Objects.requireNonNull(scene.getRoot().lookup(selector), selector);
        }

        String words(String selector) {
            return find(selector).lookupAll(".label").stream().map(label -> ((Labeled) label).getText()).toList().toString();
        }

        void type(String selector, String text) {
            ((TextField) find(selector)).setText(text);
            find(selector).fireEvent(new ActionEvent());
        }

        PolicyDocument draft() {
            return model.draft().getValue().orElseThrow();
        }
    }

    @Test
    void theJarInThePluginFolderBringsKindFormBadgeCheckAndTemplate(@TempDir Path plugins) throws Exception {
        assertThat(getClass().getClassLoader().getResource("com/example/gre/GreExtension.class"))
                .as("the workbench has not got the plug-in by another way")
                .isNull();
        Files.copy(JAR, plugins.resolve("gre.jar"));

        onJavaFx(() -> {
            var desktop = new Desktop(plugins);
            assertThat(desktop.model.contributions().extensions())
                    .filteredOn(extension -> extension.jar().isPresent())
                    .singleElement()
                    .satisfies(extension -> {
                        assertThat(extension.name()).isEqualTo("GRE tunnels");
                        assertThat(extension.state()).isEqualTo(new State.AtWork());
                    });

            ((Button) desktop.find("#add-gre")).fire();
            assertThat(desktop.draft().text()).contains("type: gre").contains("remote: 192.0.2.1");
            assertThat(desktop.draft().findings()).as("a kind that came with a plug-in is a doubt, no error").extracting(PlacedFinding::isError).containsOnly(false);

            desktop.type("#field-gre-key", "7");
            assertThat(desktop.draft().text()).contains("  key: 7");
            assertThat(desktop.words("#node-gre0")).contains("key 7");

            desktop.type("#field-gre-local", "2001:db8::1");
            assertThat(desktop.draft().findings()).extracting(finding -> finding.code()).contains("gre.families-differ");
            desktop.model.run("designer.undo");
            assertThat(desktop.draft().findings()).extracting(finding -> finding.code()).doesNotContain("gre.families-differ");

            ((Hyperlink) desktop.find("#template-gre-site")).fire();
            desktop.type("#answer-key", "42");
            ((Button) desktop.find("#template-use")).fire();
            assertThat(desktop.draft().name()).isEqualTo("gre-to-site");
            assertThat(desktop.words("#node-gre0")).contains("key 42");
            assertThat(desktop.find("#node-eth1")).as("what the tunnel stands on is drawn below it").isNotNull();
        });
    }

    /// The Java on the page of the tutorial is this plug-in.
    @Test
    void theTutorialShowsTheseFiles() throws Exception {
        var root = Path.of(Objects.requireNonNull(System.getProperty("nmstate4j.root")));
        var page = Files.readString(root.resolve("docs/guide/tutorials/writing-a-plug-in.md"));
        var blocks = Pattern.compile("```java file=(\\S+)\n(.*?)```", Pattern.DOTALL).matcher(page).results().toList();

        assertThat(blocks).allSatisfy(block -> assertThat(block.group(2)).isEqualTo(Files.readString(root.resolve(block.group(1)))));
        try (Stream<Path> sources = Files.list(root.resolve("samples/extension/src/main/java/com/example/gre"))) {
            assertThat(blocks).extracting(block -> root.resolve(block.group(1))).containsAll(sources
                    .filter(source -> !source.endsWith("package-info.java"))
                    .toList());
        }
        assertThat(page).as("no Java that is not compiled").doesNotContain("```java\n");
    }
}
