package io.github.nmstate4j.desktop.designer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.designer.CapturesViewModel.Captured;
import io.github.nmstate4j.desktop.designer.CapturesViewModel.Step;
import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// UX-D15
class CapturesTest {

    private static final String POLICY = """
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata:
              name: uplink
            spec:
              nodeSelector:
                node-role.kubernetes.io/worker: ""
              capture:
                gateway: routes.running.destination=="0.0.0.0/0"
                uplink: interfaces.name==capture.gateway.routes.running.0.next-hop-interface
              desiredState:
                interfaces:
                  - name: "{{ capture.uplink.interfaces.0.name }}"
                    mtu: 9000
            """;

    private final WorkbenchViewModel workbench = Workbenches.with(new ScriptedDialogs(), new DesignerExtension());
    private final DesignerViewModel designer = (DesignerViewModel) workbench.contributions().designer().orElseThrow();
    private final CapturesViewModel model = new CapturesViewModel(workbench, designer);

    @BeforeEach
    void open() {
        workbench.connect(SampleFleet.of(50, Instant.EPOCH).session(ZoneOffset.UTC));
        designer.open(POLICY, "a test");
    }

    private Captured capture(String name) {
        return model.captures().getValue().stream().filter(capture -> capture.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void eachStepShowsWhatItGivesOnTheNode() {
        assertThat(model.nodes()).contains(model.node()).allSatisfy(node -> assertThat(node).doesNotContain("control"));
        assertThat(capture("gateway").steps()).extracting(Step::text).containsExactly("routes.running.destination == \"0.0.0.0/0\"");
        assertThat(capture("gateway").summary()).isEqualTo("1 in running of routes");
        assertThat(capture("uplink").isFailure()).isFalse();
        assertThat(capture("uplink").steps()).hasSize(2).extracting(Step::text).first().asString().startsWith("capture.gateway");
        assertThat(capture("uplink").steps().getLast().yaml()).contains("name: " + capture("uplink").steps().getFirst().result());
    }

    @Test
    void anErrorIsToldAtItsCharacterAndWhatNeedsItWaits() {
        model.set("gateway", "routes.runing.destination==\"0.0.0.0/0\"");

        assertThat(capture("gateway").isFailure()).isTrue();
        assertThat(capture("gateway").steps().getLast().yaml()).contains("| .......^");
        assertThat(capture("uplink").summary()).isEqualTo("needs gateway, which failed");
        assertThat(designer.document().getValue().orElseThrow().text()).contains("runing");
        designer.undo();
        assertThat(capture("gateway").isFailure()).isFalse();
    }

    @Test
    void aCaptureIsAddedToThePolicyAndTakenOutOfIt() {
        model.add("bonds", "interfaces.type==\"bond\"");
        assertThat(designer.document().getValue().orElseThrow().capture()).containsEntry("bonds", "interfaces.type==\"bond\"");
        assertThat(capture("bonds").summary()).endsWith("in interfaces");
        model.remove("bonds");
        assertThat(designer.document().getValue().orElseThrow().text()).isEqualTo(POLICY);
    }

    @Test
    void withoutANodeTheExpressionsAreShownAndNothingIsPromised() {
        designer.open(POLICY.replace("node-role.kubernetes.io/worker: \"\"", "no: such"), "a test");

        assertThat(model.nodes()).isEmpty();
        assertThat(capture("gateway").summary()).isEqualTo("no node to evaluate it on");
    }
}
