package io.github.nmstate4j.desktop.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.spi.Badge;
import io.github.nmstate4j.desktop.spi.Check;
import io.github.nmstate4j.desktop.spi.InspectorSection;
import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.desktop.spi.Perspective;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Ui;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.Contributions.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jars that name classes of this test as their extensions; `samples/extension` has one with classes of its own.
class PluginsTest {

    private static final String SERVICE = "META-INF/services/" + WorkbenchExtension.class.getName();

    @TempDir
    private Path folder = Path.of("");

    private final ScriptedDialogs dialogs = new ScriptedDialogs();

    public abstract static class Plugin implements WorkbenchExtension {
        @Override
        public String id() {
            return "com.example." + getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public String name() {
            return "Example " + getClass().getSimpleName();
        }
    }

    public static final class Good extends Plugin {
        @Override
        public void contribute(Registry registry) {
            registry.interfaceKind(new InterfaceKind("gre", "GRE", "mdi2x-no-such-icon", "Tunnels", 2, "gre", List.of(), Optional.empty()));
        }
    }

    public static final class Unmade extends Plugin {
        public Unmade() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public void contribute(Registry registry) {}
    }

    /// In order at the start; everything fails when it comes to life.
    public static final class Late extends Plugin {
        @Override
        public void contribute(Registry registry) {
            registry.perspective(new Perspective("late", "Late", "mdi2a-alarm", 99, workbench -> {
                throw new IllegalStateException("no view, password=hunter2");
            }));
            registry.inspectorSection(new InspectorSection("late", "Late", 1, iface -> true, access -> {
                throw new IllegalStateException("no section");
            }));
            registry.badge(new Badge("late", iface -> {
                throw new IllegalStateException("no badge");
            }));
            registry.check(new Check("late", state -> {
                throw new NoClassDefFoundError("com/example/Gone");
            }));
        }
    }

    private void jar(String name, String... extensions) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.putNextEntry(new ZipEntry(SERVICE));
            out.write(String.join("\n", extensions).getBytes(StandardCharsets.UTF_8));
        }
    }

    private WorkbenchViewModel workbench(SettingsStore settings) {
        return Ui.fx(() -> Workbenches.with(dialogs, settings, Stores.inMemory(), Installed.builtIn().withPlugins(folder)));
    }

    private WorkbenchViewModel workbench() {
        Ui.start();
        return workbench(SettingsStore.inMemory());
    }

    private static State state(WorkbenchViewModel workbench, String jar) {
        return workbench.contributions().extensions().stream()
                .filter(extension -> extension.jar().filter(path -> path.endsWith(jar)).isPresent())
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void whatIsWrongWithAJarIsToldAndTheOthersWork() throws IOException {
        Files.writeString(folder.resolve("a-text.jar"), "this is no jar");
        Files.writeString(folder.resolve("readme.txt"), "this is not asked to be one");
        jar("b-gone.jar", "com.example.Gone");
        jar("c-unmade.jar", Unmade.class.getName(), Good.class.getName());
        try (var out = new ZipOutputStream(Files.newOutputStream(folder.resolve("d-empty.jar")))) {
            out.putNextEntry(new ZipEntry("nothing"));
        }

        var workbench = workbench();

        assertThat(state(workbench, "a-text.jar")).asString().contains("cannot be read as a jar");
        assertThat(state(workbench, "b-gone.jar")).asString().contains("com.example.Gone not found");
        assertThat(state(workbench, "c-unmade.jar")).asString().contains("no licence");
        assertThat(state(workbench, "d-empty.jar")).asString().contains("it has no " + SERVICE);
        assertThat(workbench.contributions().extensions())
                .filteredOn(extension -> extension.jar().isPresent())
                .hasSize(5)
                .filteredOn(extension -> extension.state().equals(new State.AtWork()))
                .extracting(Contributions.Loaded::name)
                .containsExactly("Example Good");
        assertThat(workbench.contributions().interfaceKinds()).extracting(InterfaceKind::type).contains("gre", "bond");
    }

    @Test
    void aFolderThatIsNotThereHasNoPlugins() {
        Ui.start();
        var workbench = Ui.fx(() -> Workbenches.with(dialogs, Installed.builtIn().withPlugins(folder.resolve("nowhere"))));

        assertThat(workbench.contributions().extensions()).isNotEmpty().allSatisfy(extension -> assertThat(extension.jar()).isEmpty());
    }

    /// UX-E10
    @Test
    void whatFailsLaterIsNamedInItsPlaceAndCanBeSwitchedOff() throws IOException {
        jar("late.jar", Late.class.getName());
        var ui = Ui.get();
        var settings = SettingsStore.inMemory();
        var workbench = workbench(settings);
        ui.show(() -> new WorkbenchView(workbench, List::of).root());

        Ui.run(() -> workbench.navigation().open("late"));
        var card = ui.find(".error-card", Parent.class);
        assertThat(card.getChildrenUnmodifiable())
                .filteredOn(Label.class::isInstance)
                .extracting(label -> ((Label) label).getText())
                .anySatisfy(text -> assertThat(text).contains("Example Late", "no view").doesNotContain("hunter2"));
        Ui.run(() -> {
            workbench.navigation().open("designer");
            workbench.contributions().designer().orElseThrow().open("""
                    kind: NodeNetworkConfigurationPolicy
                    spec:
                      desiredState:
                        interfaces:
                          - name: eth1
                            type: ethernet
                    """, "a test");
        });
        assertThat(workbench.draft().getValue().orElseThrow().findings())
                .extracting(finding -> finding.message())
                .singleElement()
                .asString()
                .contains("The check late failed and was skipped");
        ui.settle();
        ui.click("#node-eth1");
        assertThat(ui.find("#section-late")).as("the section is an error card").satisfies(node -> assertThat(node.getStyleClass()).contains("error-card"));
        Ui.run(() -> ((Button) ui.find("#section-late").lookup(".button")).fire());

        assertThat(state(workbench(settings), "late.jar")).isEqualTo(new State.SwitchedOff());
    }

    @Test
    void theSheetOfExtensionsSaysWhatThereIsAndHowItFares() throws IOException {
        jar("good.jar", Good.class.getName());
        jar("unmade.jar", Unmade.class.getName());
        var ui = Ui.get();
        var settings = SettingsStore.inMemory();
        var workbench = workbench(settings);
        ui.show(() -> new WorkbenchView(workbench, List::of).root());

        assertThat(ui.find("#status-extensions", Button.class).getText()).isEqualTo("1 extension left out");
        Ui.run(() -> workbench.run("workbench.extensions"));
        var sheet = (Parent) dialogs.openSheet().orElseThrow();
        var good = Ui.fx(() -> (Parent) sheet.getChildrenUnmodifiable().stream().filter(row -> "extension-com.example.good".equals(row.getId())).findFirst().orElseThrow());
        var off = (Button) good.getChildrenUnmodifiable().getLast();
        assertThat(off.getText()).isEqualTo("Switch off");
        Ui.run(off::fire);

        assertThat(off.getText()).isEqualTo("Switch on");
        assertThat(state(workbench(settings), "good.jar")).isEqualTo(new State.SwitchedOff());
    }
}
