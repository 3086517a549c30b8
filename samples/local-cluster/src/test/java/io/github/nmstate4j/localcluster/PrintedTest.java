package io.github.nmstate4j.localcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PrintedTest {

    @Test
    void blanksAgesAndTimesDoNotMatter() {
        assertThat(Printed.matches(
                        List.of("NAME   STATUS      AGE", "vlan   Available   5s", "since 2026-01-01T00:00:00Z"),
                        "NAME STATUS AGE\nvlan   Available 2m17s\nsince 2027-11-09T08:07:06Z\n"))
                .isTrue();
    }

    @Test
    void whichClusterItIsDoesNotMatter() {
        assertThat(Printed.matches(List.of("10.78.1.11/24 02:4e:4a:01:02:01"), "10.78.3.11/24 02:4e:4a:03:02:01\n")).isTrue();
        assertThat(Printed.matches(List.of("10.78.1.11/24"), "10.78.1.12/24\n")).isFalse();
    }

    @Test
    void otherWordsDo() {
        assertThat(Printed.matches(List.of("vlan   Available"), "vlan   Degraded\n")).isFalse();
        assertThat(Printed.matches(List.of("one"), "one\ntwo\n")).isFalse();
        assertThat(Printed.matches(List.of("one", "two"), "one\n")).isFalse();
        assertThat(Printed.matches(List.of(), "one\n")).isFalse();
    }

    @Test
    void anEllipsisStandsForAnythingInItsLineOrForLines() {
        assertThat(Printed.matches(List.of("lladdr 02:… on eth0", "…", "end"), "lladdr 02:00:01 on eth0\nend\n")).isTrue();
        assertThat(Printed.matches(List.of("begin", "…", "end"), "begin\n1\n2\nend\n")).isTrue();
        assertThat(Printed.matches(List.of("begin …"), "begin 1\n2\n")).isFalse();
    }
}
