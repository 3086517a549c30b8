package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.ui.Pictures;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Parent;
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

    @Test
    void problems() {
        Pictures.takeAll(
                "designer-problems",
                designer(POLICY.replace("type: linux-bridge", "type: linux-bridg").replace("mode: 802", "mood: 802"), ""));
    }
}
