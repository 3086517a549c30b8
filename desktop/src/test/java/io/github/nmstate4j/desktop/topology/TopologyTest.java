package io.github.nmstate4j.desktop.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.fleet.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopologyTest {

    private static final Snapshot FLEET = SampleFleet.of(60, Instant.parse("2026-01-31T12:00:00Z"));

    private static NodeState state(String node) {
        return FLEET.states().stream().filter(state -> state.node().equals(node)).findFirst().orElseThrow();
    }

    private static NodeGraph graph(String node) {
        return NodeGraph.of(node, state(node).tree(), false);
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    // One node

    @Test
    void interfacesStandOnWhatTheyAreMadeOf() {
        assertThat(graph("worker-0000").edges()).containsExactlyInAnyOrder(
                new NodeGraph.Edge("eno1", "bond0"),
                new NodeGraph.Edge("eno2", "bond0"),
                new NodeGraph.Edge("bond0", "bond0.100"),
                new NodeGraph.Edge("bond0", "bond0.200"),
                new NodeGraph.Edge("bond0.200", "br-tenant"));
    }

    @Test
    void everyKindOfPortIsUnderstood() {
        var graph = NodeGraph.of("n", yaml("""
                interfaces:
                - {name: a, type: ethernet, state: up}
                - {name: b, type: ethernet, state: up, controller: vrf0}
                - {name: ovs0, type: ovs-bridge, state: up, bridge: {port: [{name: a}, {name: ovs0}]}}
                - {name: ovs0, type: ovs-interface, state: up}
                - {name: vrf0, type: vrf, state: up, vrf: {port: [b], route-table-id: 100}}
                - {name: mv, type: mac-vlan, state: up, mac-vlan: {base-iface: a}}
                - {name: hsr0, type: hsr, state: up, hsr: {port1: a, port2: b}}
                """), false);
        assertThat(graph.edges()).containsExactlyInAnyOrder(
                new NodeGraph.Edge("a", "ovs0"), new NodeGraph.Edge("b", "vrf0"), new NodeGraph.Edge("a", "mv"),
                new NodeGraph.Edge("a", "hsr0"), new NodeGraph.Edge("b", "hsr0"));
        assertThat(graph.find("ovs0").orElseThrow().type()).isEqualTo("ovs-bridge");
    }

    @Test
    void uxT4InterfacesOfThePlatformAreHiddenUnlessAskedFor() {
        assertThat(graph("worker-0000").find("lo")).isEmpty();
        assertThat(NodeGraph.of("worker-0000", state("worker-0000").tree(), true).find("lo")).isPresent();
    }

    @Test
    void uxT4EveryPolicyThatSetsAnInterfaceOwnsIt() {
        var node = FLEET.nodes().stream().filter(row -> row.name().equals("worker-0000")).findFirst().orElseThrow();
        var owners = Owners.of(node, FLEET.policies());
        assertThat(owners.get("bond0")).containsExactly("bond-uplink");
        assertThat(owners.get("eno1")).containsExactly("bond-uplink");
        assertThat(owners.get("bond0.200")).containsExactly("tenant-bridge");
        assertThat(owners).doesNotContainKey("ens1f1");
    }

    @Test
    void uxT6ATraceGoesAllTheWayUpAndDownAndNotSideways() {
        assertThat(graph("worker-0000").trace("bond0.200")).containsExactlyInAnyOrder("bond0.200", "bond0", "eno1", "eno2", "br-tenant");
        assertThat(graph("worker-0000").trace("eno1")).containsExactlyInAnyOrder("eno1", "bond0", "bond0.100", "bond0.200", "br-tenant");
        assertThat(graph("worker-0000").trace("eno3")).containsExactly("eno3");
    }

    @Test
    void uxT3SwitchesAreKnownWithTheirPortsAndABondOnOneSwitchIsMarked() {
        assertThat(graph("worker-0000").switches()).hasSize(2).allSatisfy((name, ports) -> assertThat(ports).hasSize(1));
        assertThat(graph("worker-0000").doubts()).isEmpty();
        var oneSwitch = FLEET.states().stream()
                .map(state -> graph(state.node()))
                .filter(graph -> !graph.doubts().isEmpty())
                .toList();
        assertThat(oneSwitch).singleElement().satisfies(graph -> assertThat(graph.doubts().getFirst().sentence())
                .startsWith("Both legs of bond0 are on leaf-").endsWith("the bond does not survive that switch."));
    }

    @Test
    void aVlanThatTheSwitchDoesNotAnnounceIsMarked() {
        var graph = NodeGraph.of("n", yaml("""
                interfaces:
                - name: eth0
                  type: ethernet
                  state: up
                  lldp:
                    enabled: true
                    neighbors: [[{type: 5, system-name: leaf}, {type: 2, port-id: swp1}, {ieee-802-1-vlans: [{vid: 100, name: a}]}]]
                - {name: eth0.100, type: vlan, state: up, vlan: {base-iface: eth0, id: 100}}
                - {name: eth0.300, type: vlan, state: up, vlan: {base-iface: eth0, id: 300}}
                """), false);
        assertThat(graph.doubts()).containsExactly(
                new NodeGraph.Doubt("eth0.300", "leaf does not announce VLAN 300 on port swp1, where eth0 is."));
    }

    // The fleet

    @Test
    void uxT1NodesOfTheSameStructureAreOneShape() {
        var shapes = Shape.of(FLEET.states());
        assertThat(shapes.size()).isBetween(5, 8);
        assertThat(shapes.stream().mapToInt(shape -> shape.nodes().size()).sum()).isEqualTo(FLEET.states().size());
        assertThat(shapes.getFirst().nodes().size()).isGreaterThan(30);
        assertThat(shapes.getFirst().summary()).isEqualTo("3 ethernet, 2 vlan, 1 bond, 1 linux-bridge");
    }

    private static List<FleetSearch.Hit> find(String text) {
        return new FleetSearch(FLEET.states()).find(text);
    }

    @Test
    void uxT5OneFieldFindsByAnything() {
        var mac = graph("worker-0001").find("eno1").orElseThrow().mac().orElseThrow();
        for (var writing : List.of(mac, mac.toLowerCase(Locale.ROOT), mac.replace(':', '-'), mac.replace(":", ""))) {
            assertThat(find(writing)).as(writing).extracting(FleetSearch.Hit::node).contains("worker-0001").doesNotContain("worker-0002");
        }
        var address = graph("worker-0001").find("bond0").orElseThrow().addresses().getFirst();
        var plain = address.substring(0, address.indexOf('/'));
        assertThat(find(plain)).containsExactly(new FleetSearch.Hit("worker-0001", "bond0", address));
        assertThat(find("10.20.0.0/16")).hasSizeGreaterThan(40).allMatch(hit -> hit.iface().equals("bond0.100"));
        assertThat(find("0:0:0::1")).isNotEmpty().allMatch(hit -> hit.iface().equals("lo"));
        assertThat(find("vlan 200")).isNotEmpty().allMatch(hit -> hit.iface().equals("bond0.200"));
        assertThat(find("200")).contains(find("vlan 200").getFirst());
        assertThat(find("leaf-b")).isNotEmpty().allMatch(hit -> hit.why().startsWith("leaf-b"));
        assertThat(find("mlx5")).isNotEmpty().allMatch(hit -> hit.why().equals("mlx5_core"));
        assertThat(find("br-ten")).isNotEmpty().allMatch(hit -> hit.iface().equals("br-tenant"));
        assertThat(find("gpu-0001")).isNotEmpty().allMatch(hit -> hit.node().equals("gpu-0001"));
        assertThat(find("  ")).isEmpty();
    }

    // Comparing

    @Test
    void uxT7OnlyWhatDiffersIsShownAndWhatEveryNodeHasForItselfIsToldApart() {
        var differences = Comparison.of(state("gpu-0000").tree(), state("gpu-0001").tree());

        assertThat(differences.stream().filter(difference -> !difference.own())).containsExactly(
                new Comparison.Difference("ens1f1", "", "ethernet", "–", false), new Comparison.Difference("ens2f1", "", "–", "ethernet", false));
        assertThat(differences).anyMatch(difference -> difference.own() && difference.field().equals("mac-address"));
        assertThat(Comparison.of(state("gpu-0000").tree(), state("gpu-0000").tree())).isEmpty();
    }

    @Test
    void aChangedListIsOneDifference() {
        assertThat(Comparison.of(yaml("{dns-resolver: {config: {server: [a, b]}}}"), yaml("{dns-resolver: {config: {server: [a]}}}")))
                .containsExactly(new Comparison.Difference("dns-resolver", "config.server", "a, b", "a", false));
    }

    // Making a policy

    @Test
    void uxT9APolicyIsMadeOfWhatCanBeSet() {
        var yaml = PolicyMaker.of(state("worker-0000"), Set.of("bond0", "eno1")).orElseThrow();
        var document = PolicyDocument.of(yaml);

        assertThat(document.errors()).as(yaml).isZero();
        assertThat(document.interfaceNames()).containsExactlyInAnyOrder("eno1", "bond0");
        assertThat(document.selection().labels()).containsEntry("kubernetes.io/hostname", "worker-0000");
        assertThat(yaml).contains("mode: 802.3ad", "mtu: 9000").doesNotContain("driver", "permanent", "neighbors", "min-mtu", "mac-address");
        assertThat(PolicyMaker.of(state("worker-0000"), Set.of("nope"))).isEmpty();
    }

    @Test
    void addressesFromDhcpAreNotMadePermanent() {
        assertThat(PolicyMaker.of(state("edge-0000"), Set.of("ens3")).orElseThrow()).contains("dhcp: true").doesNotContain("10.0.");
    }

    // Pictures

    private static Picture.Box box(Picture picture, String name) {
        return Optional.ofNullable(picture.boxes().get(name)).orElseThrow();
    }

    private static boolean apart(Picture.Box one, Picture.Box other) {
        return one.x() + one.width() <= other.x()
                || other.x() + other.width() <= one.x()
                || one.y() + one.height() <= other.y()
                || other.y() + other.height() <= one.y();
    }

    @Test
    void lowerInterfacesAreLeftOfUpperOnesAndNoBoxesOverlap() {
        var graph = graph("worker-0000");
        var picture = Picture.of(graph, true);

        graph.edges().forEach(edge ->
                assertThat(box(picture, edge.lower()).x()).as(edge.toString()).isLessThan(box(picture, edge.upper()).x()));
        var boxes = List.copyOf(picture.boxes().values());
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(apart(boxes.get(i), boxes.get(j))).as("%s and %s", boxes.get(i).name(), boxes.get(j).name()).isTrue();
            }
        }
        assertThat(picture.lines()).hasSize(graph.edges().size() + 2);
        assertThat(picture.boxes()).containsKeys("eno1", "br-tenant", Picture.SWITCH + graph.switches().keySet().iterator().next());
    }

    @Test
    void uxT10TheSameGraphGivesTheSamePicture() {
        var svg = Svg.of(Picture.of(graph("worker-0000"), true), "worker-0000 <1>");
        assertThat(Svg.of(Picture.of(graph("worker-0000"), true), "worker-0000 <1>")).isEqualTo(svg);
        assertThat(svg).startsWith("<svg xmlns").contains(">br-tenant</text>", "worker-0000 &lt;1&gt;", "stroke-dasharray");
    }

    @Test
    void aNodeWithoutInterfacesHasAnEmptyPicture() {
        var picture = Picture.of(NodeGraph.of("n", yaml("{}"), false), true);
        assertThat(picture.boxes()).isEmpty();
        assertThat(Optional.of(Svg.of(picture, "n"))).isPresent();
    }
}
