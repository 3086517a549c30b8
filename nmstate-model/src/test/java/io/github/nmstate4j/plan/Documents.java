package io.github.nmstate4j.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes desired states up, as people write them: the same seed gives the same ones. Not all of them can be applied.
final class Documents {

    private final Random random;

    Documents(long seed) {
        random = new Random(seed);
    }

    String next() {
        var text = new StringBuilder("interfaces:\n");
        var ports = new ArrayList<>(List.of("eth1", "eth2"));
        some("eth1", 3).forEach(name -> text.append(entry(name, "ethernet", "")));
        some("dummy0", 2).forEach(name -> text.append(entry(name, "dummy", "")));
        some("dummy1", 2).forEach(name -> text.append(entry(name, "dummy", "")));
        some("eth0.7", 3).forEach(name -> text.append(entry(name, "vlan", ", vlan: {base-iface: eth0, id: " + one("7", "7", "8") + "}")));
        some("bond0", 3).forEach(name -> text.append(entry(name, "bond", ", link-aggregation: {mode: "
                + one("active-backup", "balance-rr") + options() + ports(ports, "port") + "}")));
        some("br0", 3).forEach(name -> text.append(entry(name, "linux-bridge", ", bridge: {" + bridgePorts(ports) + "}")));
        some("vrf0", 5).forEach(name -> text.append(entry(name, "vrf", ", vrf: {route-table-id: " + one("100", "101") + ports(ports, "port") + "}")));
        if (text.toString().equals("interfaces:\n")) {
            text.setLength(0);
        }
        some("", 3).forEach(name -> text.append("dns-resolver: {config: {").append(one("server: [192.0.2.53]", "search: [a.example]", "server: [], search: []")).append("}}\n"));
        some("", 4).forEach(name -> text.append("hostname: {config: ").append(one("a", "b")).append(".example}\n"));
        some("", 3).forEach(name -> text.append("routes: {config: [").append(route()).append("]}\n"));
        some("", 4).forEach(name -> text.append("route-rules: {config: [").append(rule()).append("]}\n"));
        return text.isEmpty() ? "{}" : text.toString();
    }

    private List<String> some(String name, int oneIn) {
        return random.nextInt(oneIn) == 0 ? List.of(name) : List.of();
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String entry(String name, String type, String section) {
        var state = one("up", "up", "up", "up", "down", "absent");
        return state.equals("absent")
                ? "  - {name: " + name + ", type: " + type + ", state: absent}\n"
                : "  - {name: " + name + ", type: " + type + ", state: " + state + more() + section + "}\n";
    }

    private String more() {
        return one("", ", mtu: 1400", ", mtu: 1450")
                + one("", "", ", description: uplink")
                + one("", ", ipv4: {enabled: true, address: [{ip: 192.0.2.7, prefix-length: 24}]}", ", ipv4: {enabled: true, address: [{ip: 192.0.2.8, prefix-length: 24}, {ip: 192.0.2.9, prefix-length: 24}]}", ", ipv4: {enabled: true, dhcp: true}", ", ipv4: {enabled: false}")
                + one("", "", ", ipv6: {enabled: true, address: [{ip: '2001:db8::7', prefix-length: 64}]}", ", ipv6: {enabled: true, dhcp: true, autoconf: true}", ", ipv6: {enabled: false}");
    }

    private String options() {
        return one("", ", options: {miimon: 100}", ", options: {miimon: 140, primary: eth1}");
    }

    private String ports(List<String> left, String key) {
        return random.nextInt(3) == 0 ? "" : ", " + key + ": " + taken(left);
    }

    private String bridgePorts(List<String> left) {
        if (random.nextInt(3) == 0) {
            return "";
        }
        return "port: " + taken(left).stream()
                .map(name -> "{name: " + name + one("", "", ", vlan: {mode: access, tag: 5}", ", stp-path-cost: 50") + "}")
                .toList();
    }

    private List<String> taken(List<String> left) {
        var taken = new ArrayList<String>();
        left.removeIf(name -> random.nextBoolean() && taken.add(name));
        return taken;
    }

    private String route() {
        return one(
                "{destination: 198.51.100.0/24, next-hop-interface: dummy0, metric: " + one("100", "200") + "}",
                "{destination: 203.0.113.0/24, next-hop-interface: eth1, next-hop-address: 192.0.2.1}",
                "{state: absent, next-hop-interface: dummy0}",
                "{state: absent, destination: 203.0.113.0/24}");
    }

    private String rule() {
        return one("{ip-from: 192.0.2.0/24, route-table: 100}", "{ip-to: 198.51.100.0/24, priority: 40000}", "{state: absent, route-table: 100}");
    }
}
