package io.github.nmstate4j.desktop.designer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.document.PlacedFinding;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.Installed;
import io.github.nmstate4j.desktop.workbench.SettingsStore;
import io.github.nmstate4j.desktop.workbench.Stores;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DesignerViewModelTest {

    private static final String POLICY = """
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata:
              name: uplink  # do not rename
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
                  - name: br1
                    type: linux-bridge
                    bridge:
                      port: []
            """;

    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final Stores stores = Stores.inMemory();
    private final WorkbenchViewModel workbench = workbench();
    private final DesignerViewModel model =
            (DesignerViewModel) workbench.contributions().designer().orElseThrow();

    private WorkbenchViewModel workbench() {
        return Workbenches.with(dialogs, SettingsStore.inMemory(), stores, Installed.of(List.of(new DesignerExtension())));
    }

    @BeforeEach
    void open() {
        model.open(POLICY, "a test");
    }

    private PolicyDocument now() {
        return model.document().getValue().orElseThrow();
    }

    private void add(String type) {
        model.add(model.kind(type).orElseThrow());
    }

    /// UX-D1
    @Test
    void anInterfaceFromThePaletteIsInTheTextSelectedAndOneStepOfTheHistory() {
        add("vlan");

        assertThat(now().interfaceNames()).contains("vlan0");
        assertThat(model.selection().getValue()).isEqualTo("vlan0");
        assertThat(model.undoLabel().getValue()).isEqualTo("Add vlan0");
        assertThat(now().text()).contains("# do not rename");
        model.undo();
        assertThat(now().text()).isEqualTo(POLICY);
    }

    @Test
    void everyKindOfInterfaceCanBeAddedAndIsReadByTheModel() {
        for (var kind : model.kinds()) {
            var name = model.add(kind);
            assertThat(now().isWellFormed()).as(kind.type()).isTrue();
            assertThat(now().findings().stream().filter(finding -> finding.code().startsWith("document.")).map(PlacedFinding::message))
                    .as("what is added of kind " + kind.type())
                    .isEmpty();
            assertThat(now().networkInterface(name)).as(kind.type()).isPresent();
        }
    }

    /// UX-D2
    @Test
    void connectingWritesTheReferenceInTheWordsOfTheUpper() {
        model.connect("eth1", "bond0");
        model.connect("bond0", "br1");

        assertThat(now().networkInterface("bond0").orElseThrow().ports()).contains(List.of("eth1"));
        assertThat(now().networkInterface("br1").orElseThrow().ports()).contains(List.of("bond0"));
        assertThat(model.whyNot("eth1", "br1")).contains("eth1 is a port of bond0 already; a port has one controller");
        assertThat(model.whyNot("br1", "bond0")).contains("Bond cannot stand on linux-bridge");
        assertThat(model.whyNot("bond0", "eth1")).contains("eth1 (ethernet) stands on no other interface");
    }

    @Test
    void thereAreNoCircles() {
        model.connect("bond0", "br1");
        add("vlan");
        model.connect("br1", "vlan0");

        assertThat(model.whyNot("vlan0", "br1")).hasValueSatisfying(why -> assertThat(why).contains("circle"));
    }

    @Test
    void disconnectingTheLastPortLeavesAListThatSaysSo() {
        model.connect("eth1", "bond0");
        model.disconnect("eth1", "bond0");

        assertThat(now().text()).isEqualTo(POLICY);
    }

    /// UX-D7
    @Test
    void oneHistoryHoldsForCanvasFormAndText() {
        model.connect("eth1", "bond0");
        model.typed(now().text().replace("active-backup", "active-backupX"));
        model.set("Set MTU", "eth1", "mtu", "9000");
        assertThat(model.undoLabel().getValue()).isEqualTo("Set MTU");
        model.undo();
        model.undo();
        model.undo();
        assertThat(now().text()).isEqualTo(POLICY);
        model.redo();
        assertThat(now().networkInterface("bond0").orElseThrow().ports()).contains(List.of("eth1"));
        assertThat(model.noUndo().getValue()).isEmpty();
    }

    @Test
    void theLettersOfAWordAreOneStep() {
        var text = POLICY;
        for (var letter : "fast".split("")) {
            text = text.replace("  # do", letter + "  # do");
            model.typed(text);
        }
        model.typed(text.replace("  # do", " x  # do"));
        model.undo();
        assertThat(now().name()).isEqualTo("uplinkfast");
        model.undo();
        assertThat(now().name()).isEqualTo("uplink");
    }

    @Test
    void twoHundredStepsAreKept() {
        for (int i = 0; i < 230; i++) {
            model.set("Set MTU", "eth1", "mtu", String.valueOf(1000 + i));
        }
        int undone = 0;
        while (model.noUndo().getValue().isEmpty()) {
            model.undo();
            undone++;
        }
        assertThat(undone).isEqualTo(200);
    }

    /// UX-D6
    @Test
    void whileTheTextIsBrokenTheLastGoodStateIsShownAndTheFormIsReadOnly() {
        model.typed(POLICY.replace("port: []", "port: ["));

        assertThat(model.readable().getValue()).isFalse();
        assertThat(model.drawn().getValue().orElseThrow().text()).isEqualTo(POLICY);
        model.set("Set MTU", "eth1", "mtu", "9000");
        assertThat(now().text()).doesNotContain("9000");
        model.typed(POLICY);
        assertThat(model.readable().getValue()).isTrue();
    }

    /// UX-D10
    @Test
    void aFindingWithAWayOutHasAQuickFix() {
        model.typed(POLICY.replace("mode: active", "mod: active"));
        var finding = now().findings().stream().filter(each -> each.code().equals("document.unknown-key")).findFirst().orElseThrow();

        model.apply(model.fix(finding).orElseThrow());
        assertThat(now().text()).isEqualTo(POLICY);
        assertThat(model.undoLabel().getValue()).isEqualTo("Use mode");
    }

    /// UX-D11
    @Test
    void unknownKindsAndKeysAreDrawnAndNeverDropped() {
        model.typed(POLICY.replace("type: ethernet", "type: quantum\n        flux: 3"));
        model.set("Set MTU", "bond0", "mtu", "9000");

        assertThat(GraphModel.of(now(), model::kind, List.of()).boxes()).extracting(GraphModel.Box::id).contains("eth1");
        assertThat(now().text()).contains("type: quantum\n        flux: 3");
        assertThat(now().findings()).anySatisfy(finding -> assertThat(finding.message()).contains("quantum"));
    }

    /// UX-D12
    @Test
    void aRenameOfManyPlacesIsAskedForFirst() {
        model.connect("eth1", "bond0");
        model.rename("eth1", "lan");
        assertThat(now().networkInterface("bond0").orElseThrow().ports()).contains(List.of("lan"));
        assertThat(dialogs.said()).isEmpty();
        model.rename("lan", "br1");
        assertThat(workbench.sentence().getValue()).contains("There is an interface br1 already");
        for (int i = 0; i < 6; i++) {
            add("vlan");
            model.connect("lan", "vlan" + i);
        }
        model.rename("lan", "wan");
        assertThat(dialogs.said()).containsExactly("Rename lan: 8 places change to wan.");
        assertThat(now().interfaceNames()).contains("lan");
    }

    /// UX-D13
    @Test
    void turningIpv4OffAndOnKeepsItsAddresses() {
        model.set("Turn on IPv4", "eth1", "ipv4.enabled", "true");
        var addresses = PolicyDocument.joined(now().pathOf("eth1").orElseThrow(), DesignerViewModel.path("ipv4.address"));
        model.addAt("Add address", "eth1", addresses, List.of("ip: 192.0.2.1", "prefix-length: 24"));
        model.addAt("Add address", "eth1", addresses, List.of("ip: 192.0.2.2", "prefix-length: 24"));
        model.set("Turn on DHCP", "eth1", "ipv4.dhcp", "true");
        var before = now().text();
        model.set("Turn off IPv4", "eth1", "ipv4.enabled", "false");
        model.set("Turn on IPv4", "eth1", "ipv4.enabled", "true");

        assertThat(now().text()).isEqualTo(before);
        assertThat(now().networkInterface("eth1").orElseThrow().base().ipv4().orElseThrow().addresses()).hasSize(2);
    }

    @Test
    void theNextProblemGoesRoundAndSelectsItsInterface() {
        model.typed(POLICY.replace("name: br1", "name: br1-with-a-name-that-is-too-long").replace("mode: active", "mod: active"));

        model.nextFinding(0, true);
        int first = model.caret().getValue().offset();
        assertThat(model.selection().getValue()).isEqualTo("bond0");
        model.nextFinding(first, true);
        model.nextFinding(model.caret().getValue().offset(), true);
        assertThat(model.caret().getValue().offset()).isLessThanOrEqualTo(now().text().length());
        model.nextFinding(first, false);
        assertThat(model.caret().getValue().count()).isGreaterThanOrEqualTo(4);
    }

    /// UX-D18
    @Test
    void interfacesAreDrawnFromPhysicalToLogicalAndTheSameGraphGivesTheSamePlaces() {
        model.connect("eth1", "bond0");
        model.connect("bond0", "br1");
        var graph = GraphModel.of(now(), model::kind, List.of());
        var layout = GraphLayout.of(graph);

        assertThat(column(layout, "eth1")).isLessThan(column(layout, "bond0"));
        assertThat(column(layout, "bond0")).isLessThan(column(layout, "br1"));
        assertThat(GraphLayout.of(graph)).isEqualTo(layout);
        add("dummy");
        var after = GraphLayout.of(GraphModel.of(now(), model::kind, List.of()));
        assertThat(column(after, "bond0")).isEqualTo(column(layout, "bond0"));
    }

    private static double column(GraphLayout layout, String box) {
        return Optional.ofNullable(layout.boxes().get(box)).orElseThrow().x();
    }

    /// UX-D16
    @Test
    void everyTemplateGivesAPolicyWithoutErrors() {
        for (var template : Templates.all()) {
            var answers = new HashMap<String, String>();
            template.questions().forEach(question -> answers.put(question.id(), question.initial()));
            var policy = PolicyDocument.of(template.document().apply(answers));
            assertThat(policy.findings()).as(template.title() + "\n" + policy.text()).isEmpty();
            assertThat(policy.interfaceNames()).isNotEmpty();
        }
    }

    /// UX-E6: what another run has left can be opened, and opening something else loses nothing.
    @Test
    void aDraftIsKeptUntilItIsAppliedOrAsItWas() {
        add("vlan");
        var edited = now().text();
        model.open(POLICY, "something else");
        assertThat(model.leftDrafts()).singleElement().satisfies(left -> assertThat(left.draft().text()).isEqualTo(edited));

        model.restore(model.leftDrafts().getFirst());
        assertThat(now().text()).isEqualTo(edited);
        assertThat(model.leftDrafts()).isEmpty();
        assertThat(stores.of("drafts").names()).hasSize(1);

        model.open(POLICY, "a test");
        add("vlan");
        model.undo();
        assertThat(stores.of("drafts").names()).as("undone to how it was opened").hasSize(1);
    }
}
