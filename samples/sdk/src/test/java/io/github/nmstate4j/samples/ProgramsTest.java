package io.github.nmstate4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgramsTest {

    @Test
    void describeABond() {
        assertThat(output(DescribeABond::main)).contains("mode: active-backup").contains("base-iface: bond0");
    }

    @Test
    void planAndExplain() {
        assertThat(output(PlanAndExplain::main)).contains("Store the profile eth1").contains("MTU 1400");
    }

    @Test
    void findMistakes() {
        assertThat(output(FindMistakes::main).lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("4:10 interfaces[0].mtu: Expected a whole number"))
                .anySatisfy(line -> assertThat(line).startsWith("6:7 interfaces[0].ipv4.adress: ").endsWith("Did you mean `address`?"));
    }

    @Test
    void checkRules() {
        assertThat(output(CheckRules::main)).contains("Did you mean `mtu`?");
    }

    @Test
    void compareWithANode() {
        assertThat(output(CompareWithANode::main)).isEqualTo("eth1.mtu should be 1400 and is 1500.\n");
    }

    @Test
    void changeAState() {
        assertThat(output(ChangeAState::main)).contains("base-iface: bond0").contains("id: 7");
    }

    @Test
    void keepSecrets() {
        assertThat(output(KeepSecrets::main)).containsOnlyOnce("swordfish").containsOnlyOnce("_password_hid_");
    }

    @Test
    void completeKeys() {
        assertThat(output(CompleteKeys::main)).isEqualTo("[server, search, options]\nnext-hop-address\n");
    }

    @Test
    void filterVlans() {
        assertThat(output(FilterVlans::main)).contains("enable-native: true").contains("mode: balance-slb");
    }

    @Test
    void writeAPolicy() {
        assertThat(output(WriteAPolicy::main))
                .contains("kind: \"NodeNetworkConfigurationPolicy\"")
                .contains("maxUnavailable: \"50%\"")
                .contains("route-type: \"blackhole\"");
    }

    private interface Program {
        void main(String... args);
    }

    private static String output(Program program) {
        var before = System.out;
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            program.main();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
