package io.github.nmstate4j.handler.ovsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nmstate4j.merge.SwitchChange;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What holds for the database server and for its fake.
abstract class OvsdbContract {

    abstract Ovsdb ovsdb();

    /// Starts an empty Open vSwitch on the node.
    abstract void start() throws Exception;

    @Test
    void isEmptyOnANodeWithoutOpenVSwitch() throws Exception {
        assertThat(ovsdb().snapshot()).isEqualTo(OvsdbSnapshot.empty());
    }

    @Test
    void tellsARunningServerFromNone() throws Exception {
        start();
        assertThat(ovsdb().snapshot().running()).isTrue();
        assertThat(ovsdb().snapshot().bridges()).isEmpty();
    }

    @Test
    void changesKeysOfTheGlobalMapsAndLeavesTheOthersAlone() throws Exception {
        start();
        ovsdb().changeGlobals(new SwitchChange(
                Map.of("system-id", Optional.of("a"), "gone", Optional.of("b"), "stays", Optional.of("c")),
                Map.of("dpdk-init", Optional.of("false"))));
        ovsdb().changeGlobals(new SwitchChange(
                Map.of("system-id", Optional.of("d"), "gone", Optional.empty(), "never-there", Optional.empty()), Map.of()));
        assertThat(ovsdb().snapshot().externalIds()).isEqualTo(Map.of("system-id", "d", "stays", "c"));
        assertThat(ovsdb().snapshot().otherConfig()).isEqualTo(Map.of("dpdk-init", "false"));
    }

    @Test
    void cannotChangeGlobalsWhereNobodyAnswers() {
        assertThatThrownBy(() -> ovsdb().changeGlobals(new SwitchChange(Map.of(), Map.of())))
                .isInstanceOf(OvsdbException.class)
                .hasMessageContaining("Cannot change");
    }
}
