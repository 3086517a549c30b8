package io.github.nmstate4j.desktop.topology;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One interface of a node, as far as a picture of it needs it.
///
/// @param state as published: `up`, `down`, `absent`, `ignore`
/// @param below what it stands on: ports and base interfaces
/// @param addresses `10.0.0.7/16`
/// @param neighbors what LLDP heard
record Iface(
        String name,
        String type,
        String state,
        Optional<String> mac,
        Optional<Long> mtu,
        Optional<Integer> vlan,
        Optional<String> driver,
        List<String> addresses,
        Set<String> below,
        Optional<String> controller,
        List<Neighbor> neighbors) {

    /// A switch that LLDP heard of.
    ///
    /// @param system its name, or its chassis id
    /// @param vlans ids that it announces; empty when it announces none
    record Neighbor(String system, String port, Set<Integer> vlans) {}

    private static final List<String> WITH_BASE =
            List.of("vlan", "vxlan", "mac-vlan", "mac-vtap", "macvlan", "macvtap", "ipvlan", "macsec", "infiniband");
    private static final Set<String> OF_THE_SYSTEM = Set.of("lo", "br-int", "ovn-k8s-mp0", "ovs-system");

    Iface {
        addresses = List.copyOf(addresses);
        below = Set.copyOf(below);
        neighbors = List.copyOf(neighbors);
    }

    static List<Iface> all(JsonNode tree) {
        var interfaces = new ArrayList<Iface>();
        tree.path("interfaces").forEach(iface -> interfaces.add(of(iface)));
        return interfaces;
    }

    private static Iface of(JsonNode iface) {
        return new Iface(
                iface.path("name").asText(""),
                iface.path("type").asText("unknown"),
                iface.path("state").asText("unknown"),
                text(iface, "mac-address"),
                iface.path("mtu").canConvertToLong() && iface.path("mtu").isNumber() ? Optional.of(iface.path("mtu").asLong()) : Optional.empty(),
                iface.path("vlan").path("id").isNumber() ? Optional.of(iface.path("vlan").path("id").asInt()) : Optional.empty(),
                text(iface, "driver"),
                addresses(iface),
                below(iface),
                text(iface, "controller"),
                neighbors(iface));
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asText("")).filter(text -> !text.isEmpty());
    }

    private static List<String> addresses(JsonNode iface) {
        var addresses = new ArrayList<String>();
        for (var family : List.of("ipv4", "ipv6")) {
            iface.path(family)
                    .path("address")
                    .forEach(address -> addresses.add(
                            address.path("ip").asText("") + "/" + address.path("prefix-length").asText("")));
        }
        return addresses;
    }

    private static Set<String> below(JsonNode iface) {
        var below = new LinkedHashSet<String>();
        iface.path("link-aggregation").path("port").forEach(port -> below.add(port.asText("")));
        iface.path("link-aggregation").path("ports-config").forEach(port -> below.add(port.path("name").asText("")));
        iface.path("bridge").path("port").forEach(port -> {
            below.add(port.isTextual() ? port.asText() : port.path("name").asText(""));
            port.path("link-aggregation").path("port").forEach(leg -> below.add(leg.isTextual() ? leg.asText() : leg.path("name").asText("")));
        });
        iface.path("vrf").path("port").forEach(port -> below.add(port.asText("")));
        WITH_BASE.forEach(kind -> below.add(iface.path(kind).path("base-iface").asText("")));
        below.add(iface.path("hsr").path("port1").asText(""));
        below.add(iface.path("hsr").path("port2").asText(""));
        below.remove("");
        // An Open vSwitch bridge and its internal interface share a name.
        below.remove(iface.path("name").asText(""));
        return below;
    }

    private static List<Neighbor> neighbors(JsonNode iface) {
        var neighbors = new ArrayList<Neighbor>();
        for (var neighbor : iface.path("lldp").path("neighbors")) {
            var system = "";
            var chassis = "";
            var port = "";
            var vlans = new LinkedHashSet<Integer>();
            for (var tlv : neighbor) {
                system = tlv.path("system-name").asText(system);
                chassis = tlv.path("chassis-id").asText(chassis);
                port = tlv.path("port-id").asText(port);
                tlv.path("ieee-802-1-vlans").forEach(vlan -> vlans.add(vlan.path("vid").asInt()));
            }
            neighbors.add(new Neighbor(system.isEmpty() ? chassis : system, port, Set.copyOf(vlans)));
        }
        return neighbors;
    }

    /// Made by the platform rather than by people.
    boolean isOfTheSystem() {
        boolean looseEnd = name.startsWith("veth") && controller.isEmpty() && addresses.isEmpty();
        return looseEnd || OF_THE_SYSTEM.contains(name) || name.startsWith("genev_sys_") || name.startsWith("patch-");
    }

    boolean isUp() {
        return state.equals("up");
    }

    /// One short line for a box: its VLAN, its first address, its MTU.
    String subtitle() {
        var words = new ArrayList<String>();
        vlan.ifPresent(id -> words.add("VLAN " + id));
        if (!isUp()) {
            words.add(state);
        }
        addresses.stream().findFirst().ifPresent(words::add);
        if (words.isEmpty()) {
            words.add(type);
            mtu.filter(bytes -> bytes != 1500).ifPresent(bytes -> words.add("MTU " + bytes));
        }
        return String.join(" · ", words);
    }
}
