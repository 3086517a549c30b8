package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.Edits;
import io.github.nmstate4j.desktop.spi.Template;
import io.github.nmstate4j.desktop.spi.Template.Kind;
import io.github.nmstate4j.desktop.spi.Template.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Policies that are asked for again and again.
final class Templates {

    private Templates() {}

    static List<Template> all() {
        return List.of(
                new Template(
                        "bonded-uplink",
                        "Bonded uplink",
                        "Two or more network cards as one bond, with a VLAN on it",
                        "mdi2l-link-variant",
                        List.of(
                                Question.of("name", "Name of the policy", Kind.NAME, "bonded-uplink"),
                                Question.of("ports", "Network cards", Kind.NAMES, "eth1, eth2"),
                                new Question("mode", "Mode", Kind.CHOICE, "active-backup", List.of("active-backup", "802.3ad", "balance-xor")),
                                Question.of("vlan", "VLAN id", Kind.NUMBER, "100")),
                        Templates::bondedUplink),
                new Template(
                        "vm-bridge",
                        "Bridge for VMs",
                        "A Linux bridge on one network card",
                        "mdi2b-bridge",
                        List.of(
                                Question.of("name", "Name of the policy", Kind.NAME, "vm-bridge"),
                                Question.of("bridge", "Name of the bridge", Kind.NAME, "br1"),
                                Question.of("port", "Network card", Kind.NAME, "eth1")),
                        Templates::bridge),
                new Template(
                        "storage",
                        "Storage network",
                        "Large frames and an address by DHCP on a card of its own",
                        "mdi2h-harddisk",
                        List.of(
                                Question.of("name", "Name of the policy", Kind.NAME, "storage"),
                                Question.of("nic", "Network card", Kind.NAME, "eth2"),
                                Question.of("mtu", "MTU", Kind.NUMBER, "9000")),
                        Templates::storage));
    }

    private static String policy(Map<String, String> answers, String interfaces) {
        return """
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata:
                  name: %s
                spec:
                  nodeSelector:
                    node-role.kubernetes.io/worker: ""
                  maxUnavailable: 10%%
                  desiredState:
                    interfaces:
                """.formatted(Edits.scalar(answers.getOrDefault("name", ""))) + interfaces.indent(6);
    }

    private static String bondedUplink(Map<String, String> answers) {
        return policy(answers, """
                      - name: bond0
                        type: bond
                        state: up
                        link-aggregation:
                          mode: %s
                          port: %s
                      - name: bond0.%s
                        type: vlan
                        state: up
                        vlan:
                          base-iface: bond0
                          id: %3$s
                """.formatted(
                                Edits.scalar(answers.getOrDefault("mode", "active-backup")),
                                Edits.list(Arrays.stream(answers.getOrDefault("ports", "").split("[,\\s]+"))
                                        .filter(port -> !port.isEmpty())
                                        .toList()),
                                answers.getOrDefault("vlan", "100")));
    }

    private static String bridge(Map<String, String> answers) {
        return policy(answers, """
                      - name: %s
                        type: linux-bridge
                        state: up
                        bridge:
                          options:
                            stp:
                              enabled: false
                          port:
                            - name: %s
                """.formatted(Edits.scalar(answers.getOrDefault("bridge", "br1")), Edits.scalar(answers.getOrDefault("port", ""))));
    }

    private static String storage(Map<String, String> answers) {
        return policy(answers, """
                      - name: %s
                        type: ethernet
                        state: up
                        mtu: %s
                        ipv4:
                          enabled: true
                          dhcp: true
                        ipv6:
                          enabled: false
                """.formatted(Edits.scalar(answers.getOrDefault("nic", "")), answers.getOrDefault("mtu", "9000")));
    }
}
