package io.github.nmstate4j.desktop.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.spi.Command;
import io.github.nmstate4j.desktop.spi.Finder;
import io.github.nmstate4j.desktop.spi.Navigation.Place;
import io.github.nmstate4j.desktop.spi.Perspective;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.Contributions.State.AtWork;
import io.github.nmstate4j.desktop.workbench.Contributions.State.LeftOut;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

class WorkbenchViewModelTest {

    private final ScriptedDialogs dialogs = new ScriptedDialogs();

    private record Feature(String id, int apiLevel, Consumer<Registry> declares) implements WorkbenchExtension {
        @Override
        public String name() {
            return "Feature " + id;
        }

        @Override
        public void contribute(Registry registry) {
            declares.accept(registry);
        }
    }

    private static Feature feature(String id, Consumer<Registry> declares) {
        return new Feature(id, WorkbenchExtension.API_LEVEL, declares);
    }

    private static Perspective perspective(String id, int order) {
        return new Perspective(id, id, "", order, workbench -> Pane::new);
    }

    @Test
    void anExtensionThatFailsIsNamedAndTheOthersWork() {
        var workbench = Workbenches.with(
                dialogs,
                feature("bad", registry -> {
                    registry.command(Command.of("bad.half", "Half", "", "", () -> {}));
                    throw new IllegalStateException("no disk");
                }),
                feature("good", registry -> registry.command(Command.of("good.go", "Go", "", "", () -> {}))));

        assertThat(workbench.contributions().extensions())
                .containsExactly(
                        new Contributions.Loaded("bad", "Feature bad", Optional.empty(), new LeftOut("no disk")),
                        new Contributions.Loaded("good", "Feature good", Optional.empty(), new AtWork()));
        assertThat(workbench.commands().find("bad.half")).as("nothing of it is left").isEmpty();
        assertThat(workbench.commands().find("good.go")).isPresent();
    }

    @Test
    void anIdThatIsTakenIsRefusedByTheNameOfItsOwner() {
        var workbench = Workbenches.with(
                dialogs,
                feature("first", registry -> registry.perspective(perspective("nodes", 1))),
                feature("second", registry -> registry.perspective(perspective("nodes", 2))));

        assertThat(workbench.contributions().extensions().get(1).state())
                .isEqualTo(new LeftOut("the perspective `nodes` is there already, from first. Give it another id."));
    }

    @Test
    void anExtensionForALaterWorkbenchIsNotLoaded() {
        var workbench = Workbenches.with(dialogs, new Feature("late", WorkbenchExtension.API_LEVEL + 1, registry -> {}));

        assertThat(workbench.contributions().extensions().getFirst().state()).asString().contains("Update the workbench");
    }

    @Test
    void aCommandThatCannotBeDoneSaysWhy() {
        var ran = new AtomicInteger();
        var reason = new ReadOnlyObjectWrapper<>(Optional.of("there is nothing to undo"));
        var workbench = Workbenches.with(dialogs, feature("f", registry -> registry.command(
                Command.of("f.undo", "Undo", "", "", ran::incrementAndGet).unless(reason))));

        workbench.run("f.undo");
        assertThat(workbench.sentence().getValue()).isEqualTo("Undo: there is nothing to undo");
        reason.set(Optional.empty());
        workbench.run("f.undo");
        assertThat(ran).hasValue(1);
    }

    @Test
    void goingBackRestoresWhatWasSelected() {
        var workbench = Workbenches.with(
                dialogs,
                feature("f", registry -> {
                    registry.perspective(perspective("overview", 1));
                    registry.perspective(perspective("nodes", 2));
                }));

        workbench.navigation().open("nodes");
        workbench.navigation().selected("node-7");
        workbench.navigation().open("overview");
        workbench.navigation().back();
        assertThat(workbench.navigation().place().getValue()).isEqualTo(new Place("nodes", "node-7"));
        workbench.navigation().forward();
        assertThat(workbench.navigation().place().getValue()).isEqualTo(new Place("overview", ""));
    }

    @Test
    void allBuiltInExtensionsAreAtWorkAndNoTwoCommandsShareAKey() {
        var workbench = Workbenches.all(dialogs);

        assertThat(workbench.contributions().extensions()).isNotEmpty().allSatisfy(extension -> assertThat(extension.state())
                .as(extension.name())
                .isEqualTo(new AtWork()));
        assertThat(workbench.commands().clashes()).isEmpty();
    }

    @Test
    void anotherKeyForACommandIsTakenFromTheSettingsAndAClashIsFound() {
        var workbench = Workbenches.with(dialogs, feature("f", registry -> {
            registry.command(Command.of("f.one", "One", "", "F2", () -> {}));
            registry.command(Command.of("f.two", "Two", "", "F3", () -> {}).in("nodes"));
        }));

        workbench.settings().key("f.two", "F2");
        assertThat(workbench.commands().clashes()).containsExactly("F2 is the key of both f.one and f.two");
        workbench.settings().key("f.two", "");
        assertThat(workbench.commands().clashes()).isEmpty();
    }

    @Test
    void thePaletteFindsCommandsByTheirInitialsAndThingsByTheirSign() {
        var workbench = Workbenches.with(dialogs, feature("f", registry -> {
            registry.command(Command.of("f.one", "Open a cluster", "", "", () -> {}));
            registry.finder(new Finder("nodes", "@", () -> List.of(
                    new Finder.Entry("worker-17", "node", "", () -> {}))));
        }));
        var palette = new CommandPaletteViewModel(workbench);
        palette.open();

        palette.query().set(">oac");
        assertThat(palette.offers()).extracting(CommandPaletteViewModel.Offer::title).startsWith("Open a cluster");
        palette.query().set("@17");
        assertThat(palette.offers()).extracting(CommandPaletteViewModel.Offer::title).containsExactly("worker-17");
        palette.query().set("zzz");
        assertThat(palette.offers()).isEmpty();
    }
}
