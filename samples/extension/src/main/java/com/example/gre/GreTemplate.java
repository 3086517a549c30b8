package com.example.gre;

import io.github.nmstate4j.desktop.document.Edits;
import io.github.nmstate4j.desktop.spi.Template;
import io.github.nmstate4j.desktop.spi.Template.Kind;
import io.github.nmstate4j.desktop.spi.Template.Question;
import java.util.List;
import java.util.Map;

/// A policy for a tunnel from a few answers.
final class GreTemplate {

    private GreTemplate() {}

    static Template template() {
        return new Template(
                "gre-site",
                "GRE to a site",
                "A tunnel to another site, over one network card",
                "mdi2t-transit-connection-variant",
                List.of(
                        Question.of("name", "Name of the policy", Kind.NAME, "gre-to-site"),
                        Question.of("nic", "Network card", Kind.NAME, "eth1"),
                        Question.of("remote", "Address of the other end", Kind.NAME, "192.0.2.1"),
                        Question.of("key", "Key", Kind.NUMBER, "100")),
                GreTemplate::policy);
    }

    private static String policy(Map<String, String> answers) {
        return """
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata:
                  name: %s
                spec:
                  nodeSelector:
                    node-role.kubernetes.io/worker: ""
                  desiredState:
                    interfaces:
                      - name: gre0
                        type: gre
                        state: up
                        gre:
                          base-iface: %s
                          remote: %s
                          key: %s
                """.formatted(
                        Edits.scalar(answers.getOrDefault("name", "")),
                        Edits.scalar(answers.getOrDefault("nic", "")),
                        Edits.scalar(answers.getOrDefault("remote", "")),
                        answers.getOrDefault("key", "100"));
    }
}
