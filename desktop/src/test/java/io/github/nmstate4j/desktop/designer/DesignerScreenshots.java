package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.ui.Pictures;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/// Started by `./dev screenshots`.
class DesignerScreenshots {

    private static final String POLICY = """
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata:
              name: storage-and-tenant
            spec:
              nodeSelector:
                node-role.kubernetes.io/worker: ""
              maxUnavailable: 10%
              desiredState:
                interfaces:
                  # both legs go to different switches
                  - name: bond0
                    type: bond
                    state: up
                    mtu: 9000
                    link-aggregation:
                      mode: 802.3ad
                      port: [eno1, eno2]
                  - name: bond0.100
                    type: vlan
                    state: up
                    vlan:
                      base-iface: bond0
                      id: 100
                    ipv4:
                      enabled: true
                      address:
                        - ip: 10.20.0.5
                          prefix-length: 24
                  - name: br-storage
                    type: linux-bridge
                    state: up
                    bridge:
                      port:
                        - name: bond0.100
                  - name: old0
                    type: dummy
                    state: absent
                routes:
                  config:
                    - destination: 10.0.0.0/8
                      next-hop-address: 10.20.0.1
                      next-hop-interface: bond0.100
                dns-resolver:
                  config:
                    server: [192.0.2.53]
            """;

    private static Supplier<Parent> designer(String yaml, String selected) {
        return () -> {
            var workbench = Workbenches.all(new ScriptedDialogs());
            workbench.design(yaml, "a picture");
            var root = new WorkbenchView(workbench, List::of).root();
            ((DesignerViewModel) workbench.contributions().designer().orElseThrow()).select(selected);
            return root;
        };
    }

    @Test
    void aPolicy() {
        Pictures.takeAll("designer", designer(POLICY, "bond0"));
    }

    /// UX-D15
    @Test
    void captures() {
        Pictures.takeAll("designer-captures", () -> {
            var workbench = Workbenches.with(new ScriptedDialogs(), new DesignerExtension());
            workbench.connect(SampleFleet.of(50, Instant.EPOCH).session(ZoneOffset.UTC));
            workbench.design(
                    POLICY.replace("  desiredState:\n", """
                              capture:
                                gateway: routes.running.destination=="0.0.0.0/0"
                                uplink: interfaces.name==capture.gateway.routes.running.0.next-hop-interface
                                typo: interfaces.nam=="eth1"
                              desiredState:
                            """.indent(0)),
                    "a picture");
            var model = new CapturesViewModel(workbench, (DesignerViewModel) workbench.contributions().designer().orElseThrow());
            var root = new StackPane(new CapturesTab(model).root());
            root.getStyleClass().addAll("workbench", "designer");
            root.getStylesheets().add(DesignerView.stylesheet());
            return root;
        });
    }

    /// UX-E6
    @Test
    void aDraftThatWasLeft() {
        Pictures.takeAll("designer-draft", () -> {
            var workbench = Workbenches.all(new ScriptedDialogs());
            workbench.design(POLICY, "a picture");
            workbench.replaceDraft("Edit", POLICY.replace("9000", "1500"), Optional.empty());
            workbench.design(POLICY, "a picture");
            return new WorkbenchView(workbench, List::of).root();
        });
    }

    @Test
    void problems() {
        Pictures.takeAll(
                "designer-problems",
                designer(POLICY.replace("type: linux-bridge", "type: linux-bridg").replace("mode: 802", "mood: 802"), ""));
    }
}
