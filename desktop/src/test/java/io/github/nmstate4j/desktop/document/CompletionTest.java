package io.github.nmstate4j.desktop.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.document.Completion.Offer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// UX-D14. The caret is where the bar is.
class CompletionTest {

    private static final String HEAD = """
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata:
              name: uplink
            spec:
            """;
    private static final String INTERFACES = HEAD + "  desiredState:\n    interfaces:\n";

    private final Completion completion = new Completion(new Vocabulary() {
        @Override
        public List<Word> types() {
            return List.of(new Word("bond", "Bond"), new Word("gre", "GRE"));
        }

        @Override
        public List<Word> interfaces() {
            return List.of(new Word("eth1", "in this policy"), new Word("eno1", "present on 1,187 of 1,240"));
        }

        @Override
        public List<Word> labels() {
            return List.of(new Word("topology.kubernetes.io/zone", "5,000 nodes"));
        }

        @Override
        public List<Word> values(String label) {
            return label.equals("topology.kubernetes.io/zone") ? List.of(new Word("a", "2,000 nodes"), new Word("true", "1 node")) : List.of();
        }
    });

    private List<Offer> offers(String marked) {
        int bar = marked.indexOf('|');
        return completion.at(marked.substring(0, bar) + marked.substring(bar + 1), bar);
    }

    private List<String> texts(String marked) {
        return offers(marked).stream().map(Offer::text).toList();
    }

    /// The text with the offer of this name taken.
    private String taken(String marked, String name) {
        int bar = marked.indexOf('|');
        var text = marked.substring(0, bar) + marked.substring(bar + 1);
        var offer = offers(marked).stream().filter(one -> one.text().equals(name)).findFirst().orElseThrow();
        return text.substring(0, offer.replaces().start()) + offer.insert() + text.substring(offer.replaces().end());
    }

    @Test
    void keysOfThePolicyComeWithWhatTheyMean() {
        assertThat(texts(HEAD + "  |")).contains("nodeSelector", "maxUnavailable", "capture", "desiredState", "paused");
        assertThat(offers(HEAD + "  maxU|")).singleElement().satisfies(offer -> {
            assertThat(offer.text()).isEqualTo("maxUnavailable");
            assertThat(offer.detail()).contains("How many nodes");
        });
        assertThat(texts("ki|")).containsExactly("kind");
        assertThat(texts("apiVersion: |")).containsExactly("nmstate.io/v1");
    }

    @Test
    void keysThatAreThereAlreadyAreNotOffered() {
        assertThat(texts(HEAD + "  paused: true\n  |\n  maxUnavailable: 1\n")).contains("nodeSelector").doesNotContain("paused", "maxUnavailable");
    }

    @Test
    void keysOfAnInterfaceGoByItsTypeAlsoWhenItStandsBelow() {
        assertThat(texts(INTERFACES + "      - name: bond0\n        type: bond\n        lin|")).containsExactly("link-aggregation");
        assertThat(texts(INTERFACES + "      - name: bond0\n        vl|\n        type: vlan\n")).startsWith("vlan");
        assertThat(texts(INTERFACES + "      - name: eth1\n        type: ethernet\n      - name: bond0\n        type: bond\n        |"))
                .contains("link-aggregation", "mtu", "ipv4")
                .doesNotContain("name", "ethernet", "vlan");
        assertThat(texts(INTERFACES + "      - name: t0\n        type: gre\n        mt|")).as("a kind the schema does not know").startsWith("mtu");
    }

    @Test
    void wordsComeFromTheSchemaAndAreWrittenAsTheyAre() {
        var bond = INTERFACES + "      - name: bond0\n        type: bond\n        link-aggregation:\n          mode: |";
        assertThat(texts(bond)).contains("active-backup", "802.3ad").doesNotContain("4");
        assertThat(texts(INTERFACES + "      - name: bond0\n        state: a|")).startsWith("absent");
        assertThat(taken(INTERFACES + "      - name: eth1\n        type: ethernet\n        ipv4:\n          dhcp: t|", "true")).endsWith("dhcp: true");
        assertThat(texts(INTERFACES + "      - name: bond0\n        type: |")).containsExactly("bond", "gre");
    }

    @Test
    void namesOfInterfacesAreOfferedWhereverOneIsSpokenOf() {
        var bond = INTERFACES + "      - name: bond0\n        type: bond\n        link-aggregation:\n          port: ";
        assertThat(offers(bond + "[eth1, e|]")).extracting(Offer::text, Offer::detail).contains(org.assertj.core.groups.Tuple.tuple("eno1", "present on 1,187 of 1,240"));
        assertThat(taken(bond + "[eth1, e|]", "eno1")).endsWith("port: [eth1, eno1]");
        assertThat(texts(bond + "\n            - e|")).containsExactly("eth1", "eno1");
        assertThat(taken(bond + "\n          - |", "eno1")).as("dashes below the key").endsWith("port: \n          - eno1");
        assertThat(texts(INTERFACES + "      - name: br1\n        type: linux-bridge\n        bridge:\n          port:\n            - name: |")).contains("eno1");
        assertThat(texts(HEAD + "  desiredState:\n    routes:\n      config:\n        - destination: 0.0.0.0/0\n          next-hop-interface: en|"))
                .containsExactly("eno1");
        assertThat(texts(INTERFACES + "      - name: e|")).contains("eno1");
    }

    @Test
    void whatIsAMappingOrAListGoesOnInTheNextLine() {
        assertThat(taken(HEAD + "  desired|", "desiredState")).endsWith("  desiredState:\n    ");
        assertThat(taken(HEAD + "  desiredState:\n    interf|", "interfaces")).endsWith("    interfaces:\n      - ");
        assertThat(taken(INTERFACES + "      - name: bond0\n        type: bond\n        mt|", "mtu")).endsWith("        mtu: ");
        assertThat(taken(HEAD + "  pau|: true", "paused")).as("a colon is there").endsWith("  paused: true");
        assertThat(taken(INTERFACES + "      na|", "name")).as("the dash comes with it").endsWith("      - name: ");
    }

    @Test
    void labelsOfTheNodesAndTheirValuesAreOffered() {
        assertThat(taken(HEAD + "  nodeSelector:\n    zone|", "topology.kubernetes.io/zone")).endsWith("    topology.kubernetes.io/zone: ");
        assertThat(taken(HEAD + "  nodeSelector:\n    topology.kubernetes.io/zone: |", "true")).as("a label is a text").endsWith(": \"true\"");
    }

    @Test
    void nothingIsOfferedInACommentOrBehindAColonWithoutABlank() {
        assertThat(offers(HEAD + "  # pau|")).isEmpty();
        assertThat(offers(HEAD + "  paused: true # |")).isEmpty();
        assertThat(offers(HEAD + "  paused:|")).isEmpty();
    }
}
