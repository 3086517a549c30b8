package io.github.nmstate4j.desktop.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.DocumentPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/// UX-D5: what an edit does not touch stays byte for byte.
class EditsTest {

    private static final String POLICY = """
            # kept: who to ask
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata: {name: 'storage'}   # quoted on purpose
            spec:
              desiredState:
                interfaces:
                # the uplink
                - name: bond0
                  type: bond
                  state: up
                  link-aggregation:
                    mode: 802.3ad
                    port: [eth1, "eth2"]  # both legs
                - name: bond0.100
                  type: vlan
                  vlan: {base-iface: bond0, id: 100}
                  ipv4:
                    enabled: true
                    address:
                      - ip: 192.0.2.10
                        prefix-length: 24
                routes:
                  config:
                    - destination: 0.0.0.0/0
                      next-hop-interface: "bond0"
            """;
    private static final DocumentPath BOND = PolicyDocument.DESIRED.key("interfaces").index(0);
    private static final DocumentPath VLAN = PolicyDocument.DESIRED.key("interfaces").index(1);

    private final PolicyDocument document = PolicyDocument.of(POLICY);
    private final Edits edits = Edits.of(document);

    private static String apply(List<TextEdit> edits) {
        return TextEdit.apply(POLICY, edits);
    }

    @Test
    void aValueIsReplacedInItsPlaceAndInItsQuotes() {
        assertThat(apply(edits.set(DocumentPath.of("metadata", "name"), "fast"))).isEqualTo(POLICY.replace("'storage'", "'fast'"));
        assertThat(apply(edits.set(VLAN.key("vlan").key("id"), "200"))).isEqualTo(POLICY.replace("id: 100", "id: 200"));
    }

    @Test
    void aNewKeyGoesBehindTheLastOneOfItsMapping() {
        assertThat(apply(edits.set(BOND.key("mtu"), "9000")))
                .isEqualTo(POLICY.replace("# both legs\n", "# both legs\n      mtu: 9000\n"));
        assertThat(apply(edits.set(VLAN.key("vlan").key("protocol"), "802.1q")))
                .isEqualTo(POLICY.replace("id: 100}", "id: 100, protocol: 802.1q}"));
    }

    @Test
    void mappingsOnTheWayAreMade() {
        assertThat(apply(edits.set(BOND.key("ipv6").key("enabled"), "false")))
                .isEqualTo(POLICY.replace("# both legs\n", "# both legs\n      ipv6:\n        enabled: false\n"));
        assertThat(PolicyDocument.of(apply(edits.set(DocumentPath.of("spec", "nodeSelector", "zone"), "a"))).selection().labels())
                .containsEntry("zone", "a");
    }

    @Test
    void itemsAreAddedInTheFormOfTheList() {
        assertThat(apply(edits.add(BOND.key("link-aggregation").key("port"), List.of("eth3"))))
                .isEqualTo(POLICY.replace("\"eth2\"]", "\"eth2\", eth3]"));
        assertThat(apply(edits.add(VLAN.key("ipv4").key("address"), List.of("ip: 192.0.2.11", "prefix-length: 24"))))
                .isEqualTo(POLICY.replace(
                        "            prefix-length: 24\n",
                        "            prefix-length: 24\n          - ip: 192.0.2.11\n            prefix-length: 24\n"));
        assertThat(apply(edits.add(PolicyDocument.DESIRED.key("interfaces"), List.of("name: eth9", "type: ethernet"))))
                .contains("            prefix-length: 24\n    - name: eth9\n      type: ethernet\n    routes:");
    }

    @Test
    void anInterfaceIsAddedToAnEmptyListAndToNone() {
        for (var empty : List.of("spec:\n  desiredState:\n    interfaces: []\n", "spec:\n  desiredState: {}\n", "spec:\n  desiredState:\n", "kind: x\n")) {
            var text = TextEdit.apply(
                    empty, Edits.of(PolicyDocument.of(empty)).add(PolicyDocument.DESIRED.key("interfaces"), List.of("name: eth1", "type: ethernet")));
            assertThat(PolicyDocument.of(text).interfaceNames()).as(text).containsExactly("eth1");
        }
    }

    @Test
    void whatIsRemovedTakesWhatIsEmptyWithoutItAlong() {
        assertThat(apply(edits.remove(VLAN.key("ipv4").key("address").index(0))))
                .isEqualTo(POLICY.replace("        address:\n          - ip: 192.0.2.10\n            prefix-length: 24\n", ""));
        assertThat(apply(edits.remove(PolicyDocument.DESIRED.key("routes").key("config").index(0))))
                .isEqualTo(POLICY.substring(0, POLICY.indexOf("    routes:")));
        assertThat(apply(edits.remove(BOND.key("link-aggregation").key("port").index(0)))).isEqualTo(POLICY.replace("eth1, ", ""));
        assertThat(PolicyDocument.of(apply(edits.remove(BOND))).interfaceNames()).containsExactly("bond0.100");
    }

    /// UX-D12
    @Test
    void aRenameReachesEveryReference() {
        assertThat(apply(edits.rename("bond0", "uplink")))
                .isEqualTo(POLICY.replace("name: bond0\n", "name: uplink\n")
                        .replace("base-iface: bond0,", "base-iface: uplink,")
                        .replace("\"bond0\"", "\"uplink\""));
    }

    @Test
    void aRenameReachesTextsInCaptures() {
        var text = "spec:\n  capture:\n    gw: interfaces.name == \"eth1\"\n    other: 'interfaces.name == \"eth11\"'\n";
        assertThat(TextEdit.apply(text, Edits.of(PolicyDocument.of(text)).rename("eth1", "lan")))
                .isEqualTo(text.replace("\"eth1\"", "\"lan\""));
    }

    @Test
    void textsThatYamlWouldReadAsSomethingElseAreQuoted() {
        assertThat(List.of("eth1", "yes", "12", "a: b", "1e3", "10.0.0.1/8", "fe80::1")).map(Edits::scalar).containsExactly(
                "eth1", "\"yes\"", "\"12\"", "\"a: b\"", "\"1e3\"", "10.0.0.1/8", "fe80::1");
    }

    @Test
    void findingsStandWhereTheTextIsWrong() {
        var text = POLICY.replace("mode: 802.3ad", "mood: 802.3ad").replace("type: vlan", "type: vlam");
        var found = PolicyDocument.of(text).findings();

        assertThat(found).anySatisfy(finding -> {
            assertThat(text.substring(finding.span().start(), finding.span().end())).isEqualTo("mood");
            assertThat(finding.iface()).contains("bond0");
        });
        assertThat(found).anySatisfy(finding -> assertThat(text.substring(finding.span().start(), finding.span().end())).isEqualTo("vlam"));
    }

    @Test
    void whatIsDoubtedAndRefusedForTheSameReasonIsSaidOnce() {
        assertThat(PolicyDocument.of(POLICY.replace("mode: 802.3ad", "mood: 802.3ad")).findings())
                .filteredOn(finding -> finding.code().equals("document.unknown-key"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isTrue());
    }

    @Test
    void aTextThatIsNotWellFormedHasOneFindingWithItsLine() {
        var broken = PolicyDocument.of("spec:\n  desiredState: [\nkind: x\n");

        assertThat(broken.isWellFormed()).isFalse();
        assertThat(broken.findings()).singleElement().satisfies(finding -> assertThat(finding.line()).isBetween(2, 4));
    }

    @Test
    void placesBehindCharactersOutsideTheBasicPlaneAreRight() {
        var text = "# \ud83d\ude00\nmetadata:\n  name: a\n";
        assertThat(TextEdit.apply(text, Edits.of(PolicyDocument.of(text)).set(DocumentPath.of("metadata", "name"), "b")))
                .isEqualTo("# \ud83d\ude00\nmetadata:\n  name: b\n");
    }

    @Test
    void anAliasThatGrowsWithoutEndIsRefused() {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(PolicyDocument.of(text.toString()).findings()).first().satisfies(finding -> assertThat(finding.message()).containsAnyOf("aliases", "well-formed"));
    }
}
