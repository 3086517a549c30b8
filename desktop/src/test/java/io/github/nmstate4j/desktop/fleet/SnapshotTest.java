package io.github.nmstate4j.desktop.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nmstate4j.cluster.Policies;
import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.desktop.cluster.ConnectionState;
import io.github.nmstate4j.desktop.cluster.EnactmentRow;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.fleet.Masking.Part;
import io.github.nmstate4j.enactment.EnactmentVerdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// UX-E3 and UX-E4: all of a cluster in one file, with masks when wanted.
class SnapshotTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final byte[] KEY = {1, 2, 3};
    private static final Snapshot SAMPLE = SampleFleet.of(50, NOON);

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String plain(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsBackAllThatTheWorkbenchShows() throws IOException {
        var file = folder.resolve("fleet.nmsnapshot");
        SnapshotFile.write(SAMPLE, file);
        var read = SnapshotFile.read(file);

        assertThat(read.nodes()).isEqualTo(SAMPLE.nodes());
        assertThat(read.states()).isEqualTo(SAMPLE.states());
        assertThat(read.enactments()).isEqualTo(SAMPLE.enactments());
        assertThat(read.policies()).zipSatisfy(SAMPLE.policies(), (one, other) -> {
            assertThat(one.name()).isEqualTo(other.name());
            assertThat(one.spec()).hasToString(other.spec().toString());
            assertThat(one.conditions()).isEqualTo(other.conditions());
            assertThat(one.yaml()).isEqualTo(other.yaml()).contains("desiredState:");
        });
        assertThat(read.taken()).isEqualTo(NOON);
    }

    @Test
    void isASessionThatSaysItsAgeAndAppliesNothing() throws Exception {
        try (var session = SAMPLE.session(ZoneOffset.UTC)) {
            assertThat(session.description()).isEqualTo("sample fleet, 2026-01-31 12:00");
            assertThat(session.connection().getValue()).isEqualTo(new ConnectionState.Offline(NOON));
            assertThat(session.writer()).isEmpty();
            assertThat(session.nodes()).hasSize(50);
        }
    }

    @Test
    void listsWhatItHolds() {
        assertThat(SAMPLE.contents()).matches("50 nodes, \\d+ network states, 6 policies, \\d+ enactments");
        assertThat(new Snapshot("", NOON, SAMPLE.nodes().subList(0, 1), List.of(), SAMPLE.policies().subList(0, 1), List.of()).contents())
                .isEqualTo("1 node, 0 network states, 1 policy, 0 enactments");
    }

    @Test
    void opensWhatKubectlWrites() throws IOException {
        var list = file("all.yaml", """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: Node
                  metadata: {name: node-1, labels: {zone: a}}
                  status:
                    conditions: [{type: Ready, status: "True"}]
                    addresses: [{type: InternalIP, address: 192.0.2.1}, {type: Hostname, address: node-1}]
                - apiVersion: v1
                  kind: Pod
                  metadata: {name: other}
                ---
                apiVersion: nmstate.io/v1beta1
                kind: NodeNetworkState
                metadata: {name: node-1}
                status:
                  lastSuccessfulUpdateTime: "2026-01-31T12:00:00Z"
                  currentState: {interfaces: [{name: eth0, type: ethernet, state: up}]}
                """);
        var read = SnapshotFile.read(list);

        assertThat(read.nodes()).containsExactly(new NodeRow("node-1", Map.of("zone", "a"), true, List.of("192.0.2.1")));
        assertThat(read.states()).singleElement().satisfies(state -> {
            assertThat(state.read().orElseThrow().interfaces()).hasSize(1);
            assertThat(state.updated()).contains(NOON);
        });
    }

    @Test
    void refusesWhatIsNoSnapshotAndSaysWhatToDo() throws IOException {
        assertThatThrownBy(() -> SnapshotFile.read(file("notes.txt", "{ oh")))
                .isInstanceOf(SnapshotException.class)
                .hasMessageStartingWith("notes.txt is not a snapshot at line 1: ")
                .hasMessageEndingWith("`kubectl get nodes,nns,nncp,nnce -o yaml`.");
        assertThatThrownBy(() -> SnapshotFile.read(file("pods.json", "{\"kind\": \"Pod\", \"metadata\": {}}")))
                .hasMessageStartingWith("pods.json has no nodes, network states, policies or enactments.");
        assertThatThrownBy(() -> SnapshotFile.read(file("nameless.json", "{\"kind\": \"Node\"}")))
                .hasMessage("Object 1 of nameless.json cannot be read: a Node has no metadata.name.");
        assertThatThrownBy(() -> SnapshotFile.read(file("when.json", "{\"kind\": \"NetworkSnapshot\", \"taken\": \"yesterday\"}")))
                .hasMessage("when.json says it was taken at `yesterday`, which is not a time such as 2026-01-31T12:00:00Z.");
    }

    @Test
    void isNotUnpackedWithoutEnd() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write("{\"kind\": \"Node\", \"metadata\": {\"name\": \"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 3000; i++) {
                zip.write(" ".repeat(1000).getBytes(StandardCharsets.UTF_8));
            }
        }
        var bomb = Files.write(folder.resolve("bomb.gz"), bytes.toByteArray());
        assertThatThrownBy(() -> SnapshotFile.read(bomb, new SnapshotLimits(100_000, 10, 20, 1 << 30)))
                .hasMessage("bomb.gz unpacks to more than 100000 bytes; it is not read further.");
        var deep = file("deep.json", "{\"a\":".repeat(200) + "1" + "}".repeat(200));
        assertThatThrownBy(() -> SnapshotFile.read(deep)).isInstanceOf(SnapshotException.class).hasMessageContaining("nesting depth");
        var many = file("many.json", "{\"kind\": \"Node\", \"metadata\": {\"name\": \"n\"}}\n".repeat(11));
        assertThatThrownBy(() -> SnapshotFile.read(many, new SnapshotLimits(100_000, 10, 20, 1000)))
                .hasMessage("many.json has more than 10 objects; it is not read further.");
    }

    @Test
    void neverHoldsSecretsOfPolicies() throws IOException {
        var spec = Policies.policy("secret", policy -> {}).getSpec();
        var policy = SnapshotObjects.policy("secret", 1, """
                desiredState:
                  interfaces:
                    - name: eth1
                      type: ethernet
                      802.1x: {identity: me, password: topsecret1, private-key-pasword: topsecret2}
                """, List.of());
        var file = folder.resolve("secret.nmsnapshot");
        SnapshotFile.write(new Snapshot("", NOON, List.of(), List.of(), List.of(policy), List.of()), file);

        assertThat(plain(file)).contains("identity").doesNotContain("topsecret");
        assertThat(spec).isEqualTo(PolicySpec.empty());
    }

    @Test
    void aMaskHidesNamesAndAddressesEverywhere() throws IOException {
        var file = folder.resolve("masked.nmsnapshot");
        SnapshotFile.write(Masking.masked(SAMPLE, EnumSet.allOf(Part.class), KEY), file);
        var text = plain(file);

        SAMPLE.nodes().forEach(node -> assertThat(text).doesNotContain(node.name()));
        assertThat(text).doesNotContain("3C:FD:FE").doesNotContain("44:38:39").doesNotContain("leaf-a").doesNotContain("example.com\"")
                .doesNotContain("\"zone-a\"").doesNotContain("sample fleet");
        var addresses = Pattern.compile("10\\.\\d+\\.\\d+\\.\\d+").matcher(text).results().map(m -> m.group()).collect(Collectors.toSet());
        assertThat(addresses).doesNotContain("10.0.0.1", "10.0.0.53").hasSizeGreaterThan(100);
        assertThat(text).contains("ens2f1").contains("gpu-fabric");
    }

    @Test
    void aMaskIsTheSameEverywhereAndKeepsSubnetsTogether() {
        var masked = Masking.masked(SAMPLE, EnumSet.allOf(Part.class), KEY);
        var state = masked.states().stream().filter(s -> s.read().orElseThrow().find("bond0").isPresent()).findFirst().orElseThrow();
        var bond = state.read().orElseThrow().find("bond0").orElseThrow();
        var own = bond.base().ipv4().orElseThrow().addresses().getFirst().ip();
        var gateway = state.tree().at("/routes/running/0/next-hop-address").asText();
        var subnet = state.tree().at("/routes/running/1/destination").asText();

        assertThat(masked.nodes()).anyMatch(node -> node.name().equals(state.node()) && node.addresses().contains(own));
        assertThat(prefix(own)).isEqualTo(prefix(gateway)).isEqualTo(prefix(subnet));
        assertThat(subnet).endsWith(".0.0/16");
        assertThat(bond.base().macAddress().orElseThrow()).startsWith("02:");
        assertThat(state.tree().toString()).contains(bond.base().macAddress().orElseThrow());
        var failing = failing(masked).getFirst();
        assertThat(failing.conditions().toString()).contains("node " + failing.node() + " was left untouched");
        assertThat(masked.enactments()).allMatch(row -> row.name().equals(row.node() + "." + row.policy()));
        assertThat(Masking.masked(SAMPLE, EnumSet.allOf(Part.class), KEY)).isEqualTo(masked);
    }

    private static String prefix(String address) {
        return address.replaceFirst("^(\\d+\\.\\d+)\\..*", "$1");
    }

    @Test
    void onlyWhatIsChosenIsMasked() {
        var masked = Masking.masked(SAMPLE, Set.of(Part.MAC_ADDRESSES), KEY);
        assertThat(masked.nodes()).isEqualTo(SAMPLE.nodes());
        assertThat(masked.states().toString()).contains("10.0.0.53").doesNotContain("3C:FD:FE");
        assertThat(Masking.masked(SAMPLE, Set.of(), KEY)).isSameAs(SAMPLE);
    }

    @Test
    void theSampleFleetHasOneFailingPolicyAndIsTheSameEveryTime() {
        assertThat(SampleFleet.of(50, NOON)).isEqualTo(SAMPLE);
        assertThat(SAMPLE.policies()).filteredOn(policy -> policy.status().equals("Degraded")).hasSize(1);
        assertThat(SAMPLE.policies()).filteredOn(policy -> policy.status().equals("Progressing")).hasSize(1);
        assertThat(failing(SAMPLE)).isNotEmpty().allSatisfy(row -> assertThat(row.conditions().toString())
                .contains("ens1f1").contains("was left untouched"));
        assertThat(SAMPLE.states()).allSatisfy(state -> assertThat(state.read()).isPresent());
        assertThat(SAMPLE.states().stream().map(NodeState::node)).hasSizeLessThan(50).doesNotHaveDuplicates();
    }

    private static List<EnactmentRow> failing(Snapshot snapshot) {
        return snapshot.enactments().stream()
                .filter(row -> EnactmentVerdict.of(row.conditions()) == EnactmentVerdict.FAILING)
                .toList();
    }
}
