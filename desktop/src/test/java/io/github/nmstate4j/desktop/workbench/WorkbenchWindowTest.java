package io.github.nmstate4j.desktop.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Ui;
import io.github.nmstate4j.desktop.ui.Workbenches;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkbenchWindowTest {

    private final Ui ui = Ui.get();
    private final WorkbenchViewModel workbench = Ui.fx(() -> Workbenches.all(new ScriptedDialogs()));

    @BeforeEach
    void show() {
        ui.show(() -> {
            var root = new WorkbenchView(workbench, List::of).root();
            Themes.dress(root, Settings.standard());
            return root;
        });
    }

    /// UX-W3
    @Test
    void keysSelectPlacesAndGoBack() {
        ui.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(ui.find("#rail-policies").getPseudoClassStates()).contains(PseudoClass.getPseudoClass("selected"));
        ui.press(KeyCode.ALT, KeyCode.LEFT);
        assertThat(ui.find("#rail-overview").getPseudoClassStates()).contains(PseudoClass.getPseudoClass("selected"));
    }

    /// UX-K1
    @Test
    void theCommandPaletteRunsWhatIsTyped() {
        ui.press(KeyCode.CONTROL, KeyCode.K);
        ui.type(">theme dark");
        ui.press(KeyCode.ENTER);

        assertThat(workbench.settings().settings().getValue().theme()).isEqualTo(Theme.DARK);
        assertThat(ui.find("#palette-query").getParent().getParent().isVisible()).isFalse();
    }

    /// UX-W2: the window of tests is narrow.
    @Test
    void aNarrowWindowShowsToolsAsIconsThatKeepTheirNames() {
        for (var id : List.of("designer.undo", "preview.open", "apply.open")) {
            var tool = ui.find("#tool-" + id.replace('.', '-'), Button.class);
            assertThat(tool.getText()).isEmpty();
            assertThat(tool.getAccessibleText()).isEqualTo(workbench.commands().find(id).orElseThrow().title());
        }
        assertThat(ui.find("#palette-field", Button.class).getAccessibleText()).isNotEmpty();
    }
}
