package io.github.nmstate4j.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import io.github.nmstate4j.desktop.cluster.ClusterSession;
import io.github.nmstate4j.desktop.cluster.Kubeconfig;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.ui.Ui;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.Installed;
import io.github.nmstate4j.desktop.workbench.Settings;
import io.github.nmstate4j.desktop.workbench.SettingsStore;
import io.github.nmstate4j.desktop.workbench.Stores;
import io.github.nmstate4j.desktop.workbench.Theme;
import io.github.nmstate4j.desktop.workbench.Themes;
import io.github.nmstate4j.desktop.workbench.WindowDialogs;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import io.github.nmstate4j.enactment.EnactmentPhase;
import io.github.nmstate4j.state.iface.InterfaceState;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/guide/tutorials/desktop-designer.md`, done in the window as it is written there. To take its pictures anew:
/// `./mvnw -pl desktop -am test -Dtest=DesignerTutorialTest -Dsurefire.failIfNoSpecifiedTests=false -Dpictures.write=true`
class DesignerTutorialTest {

    private static final Path TUTORIALS = Path.of(System.getProperty("nmstate4j.root", "..")).resolve("docs/guide/tutorials");
    private static final String LABEL = "example.org/storage";
    private static final String POLICY = "storage-vlan";
    private static final EnactmentPhase AT_WORK = EnactmentPhase.created().start();
    private static final EnactmentPhase DONE = EnactmentPhase.created().start().succeed();
    private static final int MOST_BYTES = 80_000;
    private static final int COLOURS = 256;

    private final Ui ui = Ui.get();
    private final WindowDialogs dialogs = new WindowDialogs();
    private final WorkbenchViewModel workbench =
            Ui.fx(() -> Workbenches.with(dialogs, SettingsStore.inMemory(), Stores.inMemory(), Installed.builtIn()));
    /// All that could be read in the window at any step.
    private final Set<String> read = new TreeSet<>();
    private final Set<String> taken = new TreeSet<>();

    @Test
    void goesAsWritten(@TempDir Path folder) throws IOException {
        try (var cluster = ThreeNodes.start(); var session = session(cluster.kubeconfig(folder))) {
            cluster.label(1, LABEL);
            cluster.label(2, LABEL);
            open(session);
            chooseNodes();
            draw();
            mendASlip();
            preview();
            tryOnACanary(cluster);
            promote(cluster);
            undo(cluster);
            delete(cluster);
        }
        assertThat(all("!\\[[^\\]]+\\]\\(desktop-designer/([a-z]+)\\.png\\)")).as("pictures of the page").isEqualTo(taken);
        assertThat(read).as("words of the window, in italics on the page").containsAll(all("(?<!\\*)\\*([^*\\n]+)\\*(?!\\*)"));
    }

    /// What is found on the page.
    private static Set<String> all(String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(page()).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static ClusterSession session(Path kubeconfig) {
        var found = Kubeconfig.find(Optional.of(kubeconfig), Map.of()).orElseThrow();
        return found.open(found.contexts().getFirst(), Platform::runLater);
    }

    private void open(ClusterSession session) {
        ui.show(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            workbench.connect(session);
            var view = new WorkbenchView(workbench, List::of);
            dialogs.attach(view.layers());
            Themes.dress(view.root(), new Settings(1, Theme.LIGHT, 100, true, Map.of(), Map.of()));
            return view.root();
        });
        Ui.await("the nodes are there", () -> session.states().size() == 3 && session.nodes().size() == 3);
        ui.click("#rail-designer");
        assertThat(text()).contains("name: new-policy", "interfaces: []");
        look();
    }

    private void chooseNodes() throws IOException {
        enter("#field-policy-name", POLICY);
        ui.click("#selector .button");
        look();
        assertThat(read).contains("Every node, including the control plane");

        ui.focus("#selector-key");
        ui.type("storage");
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.ENTER);
        ui.press(KeyCode.ENTER);
        ui.click("#designer-nodes");
        assertThat(draft().selection().labels()).isEqualTo(Map.of(LABEL, ""));
        assertThat(label("#matches")).isEqualTo("matches 2 of 3 nodes");
        picture("nodes");
    }

    private void draw() throws IOException {
        ui.click("#add-ethernet");
        ui.click("#add-ethernet");
        ui.click("#add-bond");
        ui.drag("#port-eth1", "#node-bond0");
        ui.drag("#port-eth2", "#node-bond0");
        assertThat(draft().networkInterface("bond0").orElseThrow().ports()).contains(List.of("eth1", "eth2"));

        ui.click("#add-vlan");
        ui.drag("#port-bond0", "#node-vlan0");
        ui.click("#node-vlan0");
        enter("#field-name", "bond0.300");
        enter("#field-vlan-id", "300");
        assertThat(draft().findings()).isEmpty();
        picture("canvas");
        assertThat(page()).contains("```yaml\n" + text() + "```\n");
    }

    private void mendASlip() throws IOException {
        var before = text();
        Ui.run(() -> ui.find("#form-and-yaml", TabPane.class).getSelectionModel().selectLast());
        ui.settle();
        ui.focus("#yaml");
        var lines = before.lines().toList();
        int line = lines.indexOf("        link-aggregation:");
        Ui.run(() -> {
            var caret = TextPos.ofLeading(line, "        link-agg".length());
            ui.find("#yaml", CodeArea.class).select(caret, caret);
        });
        ui.press(KeyCode.BACK_SPACE);
        ui.press(KeyCode.ESCAPE);
        assertThat(text()).contains("link-agregation:");
        assertThat(draft().networkInterface("bond0").orElseThrow().ports()).isEmpty();
        assertThat(ui.find("#tool-apply-open").isDisabled()).isTrue();
        ui.click("#designer-problems");
        picture("problems");
        assertThat(read).contains("Problems (1)", "Use link-aggregation");

        ui.click(".quick-fix");
        assertThat(text()).isEqualTo(before);
    }

    private void preview() throws IOException {
        ui.click("#designer-preview");
        assertThat(label("#tally-add")).isEqualTo("+  2 add");
        assertThat(label("#tally-modify")).isEqualTo("~  2 modify");
        picture("preview");
        assertThat(read).contains("2 nodes: +2 ~2", "The way to no node is touched, and no other policy sets the same fields.");
    }

    private void tryOnACanary(ThreeNodes cluster) throws IOException {
        ui.click("#preview-apply");
        Ui.await("the sheet is there", () -> ui.has("#canary-try"));
        assertThat(label("#apply-what")).isEqualTo("A new policy, storage-vlan.");
        assertThat(label("#apply-risk")).isEqualTo("2 of 3 nodes are concerned.");
        assertThat(ui.find("#apply-now").isDisabled()).isTrue();
        look();

        ui.click("#canary-try");
        Ui.await("the canary is told", () -> label("#canary-state").equals("storage-vlan-canary on node-1: Unknown"));
        assertThat(cluster.policies()).containsExactly("storage-vlan-canary");
        assertThat(ui.find("#canary-promote").isDisabled()).isTrue();
        cluster.storageIsOn(1);
        cluster.follow("storage-vlan-canary", Map.of(1, DONE));
        Ui.await("the canary is well", () -> label("#canary-state").equals("storage-vlan-canary on node-1: Available"));
        assertThat(ui.find("#canary-promote", Button.class).getText()).isEqualTo("Promote: apply to 2 nodes");
        picture("canary");
    }

    private void promote(ThreeNodes cluster) throws IOException {
        ui.click("#canary-promote");
        Ui.await("the rollout is shown", () -> ui.has("#progress"));
        assertThat(cluster.policies()).containsExactly(POLICY);
        cluster.follow(POLICY, Map.of(1, DONE, 2, AT_WORK));
        Ui.await("the first node is done", () -> label("#progress").startsWith("storage-vlan: 1 of 2 nodes done, wave 2 of 2"));
        picture("rollout");
        cluster.storageIsOn(2);
        cluster.follow(POLICY, Map.of(1, DONE, 2, DONE));
        Ui.await("both nodes are done", () -> label("#progress").equals("storage-vlan: 2 of 2 nodes done."));
    }

    private void undo(ThreeNodes cluster) throws IOException {
        ui.press(KeyCode.CONTROL, KeyCode.K);
        ui.type("undoes");
        look();
        ui.press(KeyCode.ENTER);
        Ui.await("the designer is shown", () -> ui.has("#canvas"));
        picture("undo");
        assertThat(read).contains("Brings back 2 nodes as before. Look at it, and apply it like any change.");
        assertThat(List.of("bond0", "bond0.300")).allSatisfy(name -> assertThat(state(draft(), name)).isEqualTo(InterfaceState.ABSENT));
        assertThat(state(cluster.policy(POLICY), "bond0")).isEqualTo(InterfaceState.UP);

        ui.click("#designer-apply");
        Ui.await("the sheet is there", () -> ui.has("#apply-name"));
        enter("#apply-name", POLICY);
        ui.click("#apply-now");
        assertThat(state(cluster.policy(POLICY), "bond0")).isEqualTo(InterfaceState.ABSENT);
        Ui.await("the change is seen", () -> label("#progress").startsWith("storage-vlan: 0 of 2 nodes done"));
        cluster.follow(POLICY, Map.of(1, DONE, 2, DONE));
        Ui.await("both nodes are back", () -> label("#progress").equals("storage-vlan: 2 of 2 nodes done."));
    }

    private void delete(ThreeNodes cluster) {
        ui.click("#rail-policies");
        ui.click("#policies .table-row-cell");
        look();
        ui.click("#delete-policy");
        Ui.await("the question is asked", () -> question().isPresent());
        var question = question().orElseThrow();
        Ui.run(() -> {
            @SuppressWarnings("unchecked") // It is a choice of sentences.
            var choice = (ComboBox<String>) question.lookup(".combo-box");
            read.addAll(choice.getItems());
            choice.getSelectionModel().selectLast();
        });
        Ui.run(() -> ((Button) question.lookupButton(ButtonType.OK)).fire());
        Ui.await("the policy is gone", () -> cluster.policies().isEmpty());
    }

    private static Optional<DialogPane> question() {
        return Ui.fx(() -> Window.getWindows().stream()
                .filter(window -> window.isShowing() && window.getScene() != null)
                .map(window -> window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst());
    }

    private static InterfaceState state(PolicyDocument policy, String name) {
        return policy.networkInterface(name).orElseThrow().state();
    }

    private void enter(String field, String words) {
        ui.focus(field);
        Ui.run(() -> ui.find(field, TextField.class).setText(words));
        ui.press(KeyCode.ENTER);
    }

    private String label(String selector) {
        return ui.has(selector) ? ui.find(selector, Label.class).getText() : "";
    }

    private PolicyDocument draft() {
        return Ui.fx(() -> workbench.draft().getValue().orElseThrow());
    }

    private String text() {
        return draft().text();
    }

    private static String page() throws IOException {
        return Files.readString(TUTORIALS.resolve("desktop-designer.md"));
    }

    private void look() {
        Ui.run(() -> readAll(ui.root()));
    }

    private void readAll(Node node) {
        if (node instanceof Labeled labeled) {
            read.add(String.valueOf(labeled.getText()));
        }
        if (node instanceof TextInputControl input) {
            read.add(String.valueOf(input.getPromptText()));
        }
        read.add(String.valueOf(node.getAccessibleText()));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::readAll);
        }
    }

    private void picture(String name) throws IOException {
        look();
        var file = TUTORIALS.resolve("desktop-designer").resolve(name + ".png").toFile();
        var picture = ui.picture();
        if (Boolean.getBoolean("pictures.write")) {
            ImageIO.write(withFewColours(picture), "png", file);
        }
        taken.add(name);
        assertThat(file).as("picture %s", name).exists().satisfies(there -> assertThat(Files.size(there.toPath())).isLessThan(MOST_BYTES));
        var kept = ImageIO.read(file);
        assertThat(List.of(kept.getWidth(), kept.getHeight())).as("size of %s", file).isEqualTo(List.of(picture.getWidth(), picture.getHeight()));
    }

    /// Letters have many shades at their edges; with fewer the file is half as large and looks the same.
    private static BufferedImage withFewColours(BufferedImage picture) {
        Map<Integer, Integer> pixels = new HashMap<>();
        for (int colour : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            pixels.merge(colour, 1, Integer::sum);
        }
        var colours = pixels.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        var palette = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        var few = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                few.setRGB(x, y, picture.getRGB(x, y));
            }
        }
        return few;
    }
}
