package io.github.nmstate4j.handler.ovsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
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
    void showsTheGlobalsThatWereSet() throws Exception {
        start();
        ovsdb().setGlobals(Map.of("system-id", "a", "gone", "b"), Map.of("dpdk-init", "false"));
        ovsdb().setGlobals(Map.of("system-id", "c"), Map.of());
        assertThat(ovsdb().snapshot().externalIds()).isEqualTo(Map.of("system-id", "c"));
        assertThat(ovsdb().snapshot().otherConfig()).isEmpty();
    }

    @Test
    void cannotSetGlobalsWhereNobodyAnswers() {
        assertThatThrownBy(() -> ovsdb().setGlobals(Map.of(), Map.of()))
                .isInstanceOf(OvsdbException.class)
                .hasMessageContaining("Cannot set the globals");
    }
}
