package io.github.nmstate4j.desktop.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One node of the sample fleet. All that differs between nodes follows from the number.
///
/// @param number from 0
/// @param ordinal among the nodes of its role, from 0
record SampleNode(int number, int ordinal, Role role) {

    enum Role {
        CONTROL_PLANE("control-plane", "master"),
        WORKER("worker", "worker"),
        STORAGE("storage", "storage"),
        GPU("gpu", "gpu"),
        EDGE("edge", "edge");

        private final String label;
        private final String prefix;

        Role(String label, String prefix) {
            this.label = label;
            this.prefix = prefix;
        }
    }

    private static final int ZONES = 3;
    private static final int RACK = 16;
    private static final int BIG_MTU = 9000;
    private static final int USUAL_MTU = 1500;

    String name() {
        return String.format(Locale.ROOT, "%s-%04d", role.prefix, ordinal);
    }

    String zone() {
        return "zone-" + (char) ('a' + number % ZONES);
    }

    private String rack() {
        return String.format(Locale.ROOT, "r%02d", number / ZONES / RACK + 1);
    }

    private String address() {
        return "10.0." + (number / 250) + "." + (number % 250 + 4);
    }

    /// Some GPU nodes came with the second fast port in another slot.
    boolean hasOddSlot() {
        return role == Role.GPU && ordinal % 3 == 1;
    }

    private boolean hasTenantBridge() {
        return role == Role.WORKER && ordinal % 5 != 4;
    }

    boolean isReady() {
        return number % 211 != 23;
    }

    boolean reports() {
        return number % 307 != 31;
    }

    private boolean isStale() {
        return number % 401 == 17;
    }

    NodeRow row() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("kubernetes.io/hostname", name());
        labels.put("kubernetes.io/os", "linux");
        labels.put(NodeRow.ZONE_LABEL, zone());
        labels.put("example.com/rack", rack());
        labels.put("node-role.kubernetes.io/" + (role == Role.CONTROL_PLANE || role == Role.EDGE ? role.label : "worker"), "");
        labels.put("example.com/role", role.label);
        return new NodeRow(name(), labels, isReady(), List.of(address()));
    }

    NodeState state(Instant now) {
        return new NodeState(name(), tree(), Optional.of(isStale() ? now.minusSeconds(5400) : now.minusSeconds(20 + number % 30)), "1.58.1");
    }

    private ObjectNode tree() {
        var tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("hostname").put("running", name()).put("config", name());
        tree.putObject("dns-resolver").set("config", servers());
        tree.withObject("/dns-resolver").set("running", servers());
        var interfaces = tree.putArray("interfaces");
        loopback(interfaces);
        switch (role) {
            case CONTROL_PLANE -> {
                var uplink = nic(interfaces, 1, "eno1", USUAL_MTU);
                lldp(uplink, "eno1", 0);
                address(uplink, address(), 16);
                nic(interfaces, 2, "eno2", USUAL_MTU).put("state", "down");
            }
            case EDGE -> {
                var uplink = nic(interfaces, 1, "ens3", USUAL_MTU);
                var ipv4 = address(uplink, address(), 16);
                ipv4.put("dhcp", true).put("auto-dns", true).put("auto-gateway", true).put("auto-routes", true);
            }
            case WORKER, STORAGE, GPU -> server(interfaces);
        }
        routes(tree);
        return tree;
    }

    private void server(ArrayNode interfaces) {
        bonded(interfaces, 1, "eno1", "bond0");
        bonded(interfaces, 2, "eno2", "bond0");
        nic(interfaces, 3, "eno3", USUAL_MTU).put("state", "down");
        var bond = bond(interfaces, "bond0", 1, "802.3ad", "eno1", "eno2");
        address(bond, address(), 16);
        var storage = vlan(interfaces, "bond0", 100);
        address(storage, "10.20." + (number / 250) + "." + (number % 250 + 4), 16);
        if (hasTenantBridge()) {
            vlan(interfaces, "bond0", 200).put("controller", "br-tenant");
            bridge(interfaces, "br-tenant", "bond0.200");
        }
        if (role == Role.STORAGE) {
            bonded(interfaces, 4, "ens1f0", "bond1");
            bonded(interfaces, 5, "ens1f1", "bond1");
            var fast = bond(interfaces, "bond1", 4, "active-backup", "ens1f0", "ens1f1");
            address(fast, "10.30." + (number / 250) + "." + (number % 250 + 4), 16);
        }
        if (role == Role.GPU) {
            nic(interfaces, 4, "ens1f0", BIG_MTU);
            nic(interfaces, 5, hasOddSlot() ? "ens2f1" : "ens1f1", BIG_MTU);
        }
    }

    private void loopback(ArrayNode interfaces) {
        var lo = interfaces.addObject().put("name", "lo").put("type", "loopback").put("state", "up");
        lo.put("mtu", 65536);
        ip(lo, "ipv4", "127.0.0.1", 8);
        ip(lo, "ipv6", "::1", 128);
    }

    private String mac(int port) {
        return String.format(Locale.ROOT, "3C:FD:FE:%02X:%02X:%02X", (number >> 8) & 0xff, number & 0xff, port);
    }

    private ObjectNode nic(ArrayNode interfaces, int port, String name, int mtu) {
        var nic = interfaces.addObject().put("name", name).put("type", "ethernet").put("state", "up");
        nic.put("driver", role == Role.EDGE ? "virtio_net" : port > 3 ? "mlx5_core" : "i40e");
        nic.put("mac-address", mac(port)).put("permanent-mac-address", mac(port));
        nic.put("mtu", mtu).put("min-mtu", 68).put("max-mtu", 9702);
        off(nic);
        nic.putObject("ethernet")
                .put("auto-negotiation", true)
                .put("speed", port > 3 ? 100_000 : 25_000)
                .put("duplex", "full");
        return nic;
    }

    private void bonded(ArrayNode interfaces, int port, String name, String bond) {
        var nic = nic(interfaces, port, name, BIG_MTU);
        nic.put("controller", bond);
        lldp(nic, name, port - 1);
        if (!name.equals("eno1") && bond.equals("bond0")) {
            nic.put("mac-address", mac(1));
        }
    }

    /// Two leaf switches a rack; the first port of a bond is on the first, the second on the second.
    private void lldp(ObjectNode nic, String name, int port) {
        var neighbor = nic.putObject("lldp").put("enabled", true).putArray("neighbors").addArray();
        boolean bothOnOne = number % 97 == 40;
        int leaf = bothOnOne ? 0 : port % 2;
        neighbor.addObject().put("type", 5).put("system-name", "leaf-" + zone().charAt(5) + "-" + rack() + "-" + (leaf + 1));
        neighbor.addObject()
                .put("type", 1)
                .put("chassis-id", String.format(Locale.ROOT, "44:38:39:%02X:%02X:%02X", number % ZONES, number / ZONES / RACK, leaf))
                .put("chassis-id-type", 4)
                .put("_description", "MAC address");
        neighbor.addObject()
                .put("type", 2)
                .put("port-id", "swp" + (number / ZONES % RACK * 2 + (bothOnOne ? port % 2 : 0) + 1))
                .put("port-id-type", 5)
                .put("_description", "Interface name");
        var vlans = neighbor.addObject().put("type", 127).put("oui", "00:80:c2").put("subtype", 3).putArray("ieee-802-1-vlans");
        vlans.addObject().put("name", "storage").put("vid", 100);
        vlans.addObject().put("name", "tenant").put("vid", 200);
        nic.put("description", "uplink " + name);
    }

    private ObjectNode bond(ArrayNode interfaces, String name, int port, String mode, String... ports) {
        var bond = interfaces.addObject().put("name", name).put("type", "bond").put("state", "up");
        bond.put("mac-address", mac(port)).put("mtu", BIG_MTU);
        off(bond);
        var settings = bond.putObject("link-aggregation").put("mode", mode);
        settings.putObject("options").put("miimon", 100);
        var list = settings.putArray("port");
        List.of(ports).forEach(list::add);
        return bond;
    }

    private ObjectNode vlan(ArrayNode interfaces, String base, int id) {
        var vlan = interfaces.addObject().put("name", base + "." + id).put("type", "vlan").put("state", "up");
        vlan.put("mac-address", mac(1)).put("mtu", BIG_MTU);
        off(vlan);
        vlan.putObject("vlan").put("base-iface", base).put("id", id).put("protocol", "802.1q");
        return vlan;
    }

    private void bridge(ArrayNode interfaces, String name, String port) {
        var bridge = interfaces.addObject().put("name", name).put("type", "linux-bridge").put("state", "up");
        bridge.put("mac-address", mac(1)).put("mtu", BIG_MTU);
        off(bridge);
        var settings = bridge.putObject("bridge");
        settings.putObject("options").putObject("stp").put("enabled", false);
        var entry = settings.putArray("port").addObject().put("name", port);
        entry.put("stp-hairpin-mode", false).put("stp-path-cost", 100).put("stp-priority", 32);
        var vlan = entry.putObject("vlan").put("mode", "trunk");
        vlan.putArray("trunk-tags").addObject().putObject("id-range").put("min", 2).put("max", 4094);
    }

    private static void off(ObjectNode iface) {
        iface.putObject("ipv4").put("enabled", false);
        iface.putObject("ipv6").put("enabled", false);
    }

    private static ObjectNode address(ObjectNode iface, String address, int prefix) {
        return ip(iface, "ipv4", address, prefix);
    }

    private static ObjectNode ip(ObjectNode iface, String family, String address, int prefix) {
        var ip = iface.putObject(family).put("enabled", true).put("dhcp", false);
        ip.putArray("address").addObject().put("ip", address).put("prefix-length", prefix);
        return ip;
    }

    private static ObjectNode servers() {
        var dns = JsonNodeFactory.instance.objectNode();
        dns.putArray("server").add("10.0.0.53").add("10.0.1.53");
        dns.putArray("search").add("prod.example.com");
        return dns;
    }

    private void routes(ObjectNode tree) {
        var uplink = switch (role) {
            case CONTROL_PLANE -> "eno1";
            case EDGE -> "ens3";
            case WORKER, STORAGE, GPU -> "bond0";
        };
        var routes = tree.putObject("routes");
        var running = routes.putArray("running");
        var config = routes.putArray("config");
        route(running, "0.0.0.0/0", "10.0.0.1", uplink);
        running.addObject().put("destination", "10.0.0.0/16").put("next-hop-interface", uplink).put("table-id", 254);
        if (role != Role.EDGE) {
            route(config, "0.0.0.0/0", "10.0.0.1", uplink);
        }
        if (uplink.equals("bond0")) {
            running.addObject().put("destination", "10.20.0.0/16").put("next-hop-interface", "bond0.100").put("table-id", 254);
        }
    }

    private static void route(ArrayNode routes, String destination, String gateway, String iface) {
        routes.addObject()
                .put("destination", destination)
                .put("next-hop-interface", iface)
                .put("next-hop-address", gateway)
                .put("metric", 100)
                .put("table-id", 254);
    }
}
