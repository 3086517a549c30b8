package io.github.nmstate4j.policy.capture;

import static org.assertj.core.api.Assertions.fail;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import io.github.nmstate4j.yaml.ValueYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A node with an uplink, and short ways to capture from it.
final class Lab {

    static final Value NODE = yaml("""
            interfaces:
            - {name: lo, type: loopback, state: up}
            - {name: ens5, type: ethernet, state: up, description: uplink, mac-address: "02:00:00:AA:00:05", mtu: 1500,
               ipv4: {enabled: true, dhcp: true,
                      address: [{ip: 172.20.5.11, prefix-length: 22}, {ip: 172.20.9.9, prefix-length: 32}]}}
            - {name: ens6, type: ethernet, state: up, mac-address: "02:00:00:AA:00:06", mtu: 9000,
               ipv4: {enabled: false, dhcp: false, address: []}, lldp: {enabled: false}}
            - {name: ens7, type: ethernet, state: down, description: spare, mac-address: "02:00:00:AA:00:07", mtu: 1500}
            - {name: br-lab, type: linux-bridge, state: up, bridge: {port: [{name: ens6}]}}
            routes:
              running:
              - {destination: 0.0.0.0/0, next-hop-address: 172.20.4.1, next-hop-interface: ens5, table-id: 254}
              - {destination: 172.20.4.0/22, next-hop-address: "", next-hop-interface: ens5, table-id: 254}
              - {destination: 10.77.0.0/16, next-hop-address: 10.9.0.1, next-hop-interface: ens6, table-id: 77}
              config:
              - {destination: 10.77.0.0/16, next-hop-address: 10.9.0.1, next-hop-interface: ens6, table-id: 77}
            dns-resolver:
              running: {server: [172.20.4.2], search: [lab.example]}
              config: {server: [], search: []}
            """);

    static final CaptureResolver RESOLVER =
            new CaptureResolver(NetworkStateYaml.knownKeys(), CaptureLimits.usual());
    static final Template TEMPLATE = new Template(NetworkStateYaml.knownKeys(), CaptureLimits.usual());

    /// The captures that the examples build on.
    static final Map<String, String> COMMON = Map.of(
            "gw", "routes.running.destination==\"0.0.0.0/0\"",
            "base", "interfaces.name==capture.gw.routes.running.0.next-hop-interface",
            "nics", "interfaces.type==\"ethernet\"",
            "up", "capture.nics | interfaces.state==\"up\"");

    private Lab() {}

    static Value yaml(String text) {
        return ValueYaml.read(text).value().orElseThrow();
    }

    static Resolution resolve(Map<String, String> expressions) {
        return RESOLVER.resolve(expressions, NODE, Map.of());
    }

    /// The expression under the name x, beside the common ones.
    static Resolution resolve(String expression) {
        var expressions = new LinkedHashMap<>(COMMON);
        expressions.put("x", expression);
        return resolve(expressions);
    }

    static Value captured(String expression) {
        return Optional.ofNullable(resolve(expression).captures().get("x"))
                .flatMap(Evaluation::state)
                .orElseThrow();
    }

    static Value at(Value value, String... keys) {
        var found = value;
        for (var key : keys) {
            found = found instanceof Value.Mapping mapping
                    ? Optional.ofNullable(mapping.entries().get(key)).orElseThrow()
                    : fail(key + " of " + found);
        }
        return found;
    }

    static List<Value> items(Value value, String... keys) {
        return at(value, keys) instanceof Value.Sequence list ? list.items() : fail("no list: " + value);
    }

    static Problem problem(String expression) {
        return resolve(expression).captures().get("x") instanceof Evaluation.Failed failed
                ? failed.problem()
                : fail("`" + expression + "` did not fail");
    }
}
