package io.github.nmstate4j.policy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import io.github.nmstate4j.yaml.ValueYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The samples with captures, on a node.
class SamplePoliciesTest {

    private static final Path POLICIES = Path.of(System.getProperty("nmstate4j.root"), "samples", "policies");

    private static final Value NODE = Lab.yaml("""
            interfaces:
            - name: eno1
              type: ethernet
              state: up
              mac-address: "02:00:00:00:00:01"
              ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.7, prefix-length: 24}]}
              ipv6: {enabled: false}
            - {name: eno2, type: ethernet, state: up, mac-address: "02:00:00:00:00:02"}
            - {name: eno3, type: ethernet, state: down, mac-address: "02:00:00:00:00:03"}
            routes:
              running:
              - {destination: 0.0.0.0/0, next-hop-address: 192.0.2.1, next-hop-interface: eno1, table-id: 254}
              - {destination: 192.0.2.0/24, next-hop-address: "", next-hop-interface: eno1, table-id: 254}
              config:
              - {destination: 0.0.0.0/0, next-hop-address: 192.0.2.1, next-hop-interface: eno1, table-id: 254}
            dns-resolver: {running: {server: [192.0.2.53], search: []}, config: {}}
            """);

    static Stream<Path> samples() throws IOException {
        try (var files = Files.list(POLICIES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("capture-"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Value desired(Path file) throws IOException {
        var read = PolicyDocument.of(
                ValueYaml.read(Files.readString(file)).value().orElseThrow());
        assertThat(read.findings()).isEmpty();
        var policy = read.policy().orElseThrow();
        var resolution = Lab.RESOLVER.resolve(policy.capture(), NODE, Map.of());
        assertThat(resolution.findings()).isEmpty();
        var expansion = Lab.TEMPLATE.expand(policy.desired(), resolution.states().orElseThrow());
        assertThat(expansion.findings()).isEmpty();
        return expansion.desired().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleGivesAStateThatCanBeApplied(Path sample) throws IOException {
        assertThat(NetworkStateYaml.read(desired(sample)).findings()).isEmpty();
    }

    @Test
    void theUplinkMovesIntoTheBridgeWithItsRoutes() throws IOException {
        assertThat(desired(POLICIES.resolve("capture-static-uplink-on-linux-bridge.yaml")))
                .isEqualTo(Lab.yaml("""
                        interfaces:
                        - name: br-uplink
                          type: linux-bridge
                          state: up
                          mac-address: "02:00:00:00:00:01"
                          ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.7, prefix-length: 24}]}
                          ipv6: {enabled: false}
                          bridge:
                            options: {stp: {enabled: false}}
                            port: [{name: eno1}]
                        routes:
                          config:
                          - {destination: 0.0.0.0/0, next-hop-address: 192.0.2.1, next-hop-interface: br-uplink, table-id: 254}
                        """));
    }

    @Test
    void learnedNameServersBecomeStatic() throws IOException {
        assertThat(desired(POLICIES.resolve("capture-dns.yaml")))
                .isEqualTo(Lab.yaml("dns-resolver: {config: {server: [192.0.2.53], search: [lab.example]}}"));
    }

    @Test
    void cardsThatAreDownDoNotListen() throws IOException {
        assertThat(Lab.items(desired(POLICIES.resolve("capture-lldp.yaml")), "interfaces"))
                .extracting(iface -> Lab.at(iface, "name").toString() + Lab.at(iface, "lldp", "enabled"))
                .containsExactly("eno1true", "eno2true");
    }
}
