package io.github.nmstate4j.desktop.designer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Ui;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.Settings;
import io.github.nmstate4j.desktop.workbench.Themes;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DesignerWindowTest {

    private static final String POLICY = """
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata:
              name: uplink
            spec:
              desiredState:
                interfaces:
                  - name: eth1
                    type: ethernet
                  - name: bond0
                    type: bond
                    link-aggregation:
                      mode: active-backup
                      port: []
            """;

    private final Ui ui = Ui.get();
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final WorkbenchViewModel workbench = Ui.fx(() -> Workbenches.all(dialogs));

    @BeforeEach
    void show() {
        ui.show(() -> {
            workbench.connect(SampleFleet.of(50, Instant.EPOCH).session(ZoneOffset.UTC));
            workbench.design(POLICY, "a test");
            var root = new WorkbenchView(workbench, List::of).root();
            Themes.dress(root, Settings.standard());
            return root;
        });
    }

    private PolicyDocument draft() {
        return Ui.fx(() -> workbench.draft().getValue().orElseThrow());
    }

    /// UX-D1
    @Test
    void aClickInThePaletteAddsAnInterfaceAndPutsTheCaretIntoItsName() {
        assertThat(ui.find("#field-policy-name", TextField.class).getText()).isEqualTo("uplink");
        ui.click("#add-vlan");

        assertThat(draft().interfaceNames()).contains("vlan0");
        assertThat(ui.has("#node-vlan0")).isTrue();
        assertThat(ui.focused()).isEqualTo(ui.find("#field-name"));
    }

    /// UX-D2
    @Test
    void aDragFromAPortConnects() {
        ui.drag("#port-eth1", "#node-bond0");

        assertThat(draft().networkInterface("bond0").orElseThrow().ports()).contains(List.of("eth1"));
    }

    /// UX-D3
    @Test
    void theKeyLConnectsWithoutAMouse() {
        dialogs.answer("bond0");
        ui.focus("#node-eth1");
        ui.press(KeyCode.L);

        assertThat(dialogs.said()).last().asString().contains("Connect eth1", "[bond0]");
        assertThat(draft().networkInterface("bond0").orElseThrow().ports()).contains(List.of("eth1"));
    }

    /// UX-D7, UX-D8: what is undone by key is undone in every view.
    @Test
    void theFormEditsTheTextAndAKeyUndoesIt() {
        ui.click("#node-eth1");
        Ui.run(() -> ui.find("#field-mtu", TextField.class).setText("9000"));
        ui.focus("#field-mtu");
        ui.press(KeyCode.ENTER);
        assertThat(draft().text()).contains("mtu: 9000");
        ui.focus("#canvas");
        ui.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(draft().text()).isEqualTo(POLICY);
        assertThat(ui.find("#field-mtu", TextField.class).getText()).isEmpty();
    }

    /// UX-D14: what is offered while one types goes on with what was taken.
    @Test
    void theEditorOffersWhatTheSchemaKnows() {
        Ui.run(() -> workbench.design(POLICY + "      - name: bond1\n        type: ", "a test"));
        // In a window as narrow as this one the editor is behind a tab.
        Ui.run(() -> ui.find("#form-and-yaml", TabPane.class).getSelectionModel().selectLast());
        ui.settle();
        ui.focus("#yaml");
        ui.press(KeyCode.CONTROL, KeyCode.END);
        ui.type("bo");
        Ui.await("the list of types", () -> suggestions().isPresent());
        ui.press(KeyCode.ENTER);
        assertThat(draft().text()).endsWith("        type: bond");
    }

    /// UX-N3
    @Test
    void theSelectorOffersLabelsOfTheNodesWithTheirNumber() {
        ui.focus("#selector-key");
        ui.type("zone");
        Ui.await("the list of labels", () -> suggestions().isPresent());
        assertThat(suggestions().orElseThrow().getItems()).asString().contains("topology.kubernetes.io/zone", "50 nodes");
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.ENTER);
        assertThat(ui.find("#selector-key", TextField.class).getText()).isEqualTo("topology.kubernetes.io/zone");
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.ENTER);
        ui.press(KeyCode.ENTER);
        assertThat(draft().selection().labels()).containsKey("topology.kubernetes.io/zone");
    }

    private static Optional<ListView<?>> suggestions() {
        return Ui.fx(() -> Window.getWindows().stream()
                .filter(window -> window.isShowing() && window.getScene() != null)
                .map(window -> window.getScene().lookup("#suggestions"))
                .filter(ListView.class::isInstance)
                .<ListView<?>>map(list -> (ListView<?>) list)
                .findFirst());
    }

    /// UX-D9
    @Test
    void problemsAreListedAndF8GoesToTheNext() {
        Ui.run(() -> workbench.design(POLICY.replace("mode:", "mood:"), "a test"));
        assertThat(((ListView<?>) ui.find("#problems")).getItems()).hasSize(1);
        ui.focus("#canvas");
        ui.press(KeyCode.F8);
        assertThat(ui.find("#field-name", TextField.class).getText()).isEqualTo("bond0");
    }
}
