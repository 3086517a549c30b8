package io.github.nmstate4j.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The anchors are those that forges make, so links hold in both places.
class AnchorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Two commands                       | two-commands
            101: the state of nodes            | 101-the-state-of-nodes
            routes.running[]                   | routesrunning
            What `kubectl explain` says, first | what-kubectl-explain-says-first
            link-aggregation                   | link-aggregation
            Größe & Zahl                       | größe--zahl
            """)
    void leavesOutWhatIsNoLetter(String heading, String anchor) {
        assertThat(new Anchors().next(heading)).isEqualTo(anchor);
    }

    @ParameterizedTest
    @CsvSource({"1, back", "2, back-1", "3, back-2"})
    void countsTheSameWords(int time, String anchor) {
        var anchors = new Anchors();
        var last = "";
        for (int i = 0; i < time; i++) {
            last = anchors.next("Back");
        }
        assertThat(last).isEqualTo(anchor);
    }
}
