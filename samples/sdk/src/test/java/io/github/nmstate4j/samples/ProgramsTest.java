package io.github.nmstate4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramsTest {

    @Test
    void describeABond() throws ReflectiveOperationException {
        assertThat(Output.of(DescribeABond::main)).contains("mode: active-backup").contains("base-iface: bond0");
    }

    @Test
    void planAndExplain() throws ReflectiveOperationException {
        assertThat(Output.of(PlanAndExplain::main)).contains("Store the profile eth1").contains("MTU 1400");
    }

    @Test
    void findMistakes() throws ReflectiveOperationException {
        assertThat(Output.of(FindMistakes::main).lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("4:10 interfaces[0].mtu: Expected a whole number"))
                .anySatisfy(line -> assertThat(line).startsWith("6:7 interfaces[0].ipv4.adress: ").endsWith("Did you mean `address`?"));
    }

    @Test
    void checkRules() throws ReflectiveOperationException {
        assertThat(Output.of(CheckRules::main)).contains("Did you mean `mtu`?");
    }

    @Test
    void compareWithANode() throws ReflectiveOperationException {
        assertThat(Output.of(CompareWithANode::main)).isEqualTo("eth1.mtu should be 1400 and is 1500.\n");
    }

    @Test
    void changeAState() throws ReflectiveOperationException {
        assertThat(Output.of(ChangeAState::main)).contains("base-iface: bond0").contains("id: 7");
    }

    @Test
    void keepSecrets() throws ReflectiveOperationException {
        assertThat(Output.of(KeepSecrets::main)).containsOnlyOnce("swordfish").containsOnlyOnce("_password_hid_");
    }

    @Test
    void completeKeys() throws ReflectiveOperationException {
        assertThat(Output.of(CompleteKeys::main)).isEqualTo("[server, search, options]\nnext-hop-address\n");
    }

    @Test
    void filterVlans() throws ReflectiveOperationException {
        assertThat(Output.of(FilterVlans::main)).contains("enable-native: true").contains("mode: balance-slb");
    }

    @Test
    void writeAPolicy() throws ReflectiveOperationException {
        assertThat(Output.of(WriteAPolicy::main))
                .contains("kind: \"NodeNetworkConfigurationPolicy\"")
                .contains("maxUnavailable: \"50%\"")
                .contains("route-type: \"blackhole\"");
    }
}
