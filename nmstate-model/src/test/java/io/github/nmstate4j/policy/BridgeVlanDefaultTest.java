package io.github.nmstate4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface.Bridge;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface.Port;
import io.github.nmstate4j.state.iface.PortVlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BridgeVlanDefaultTest {

    @Test
    void aPortThatSaysNothingCarriesAllVlans() {
        var filled = BridgeVlanDefault.fillIn(bridge(InterfaceState.UP, Port.of("eth1")));

        assertThat(vlan(filled)).hasValueSatisfying(vlan -> {
            assertThat(vlan.mode()).hasValue(PortVlan.Mode.TRUNK);
            assertThat(vlan.trunkTags()).hasValue(List.of(new PortVlan.TrunkTag(2, 4094)));
        });
    }

    @Test
    void anEmptySectionKeepsMeaningNoFiltering() {
        var desired = bridge(InterfaceState.UP, Port.of("eth1").withVlan(Optional.of(PortVlan.none())));

        assertThat(BridgeVlanDefault.fillIn(desired)).isEqualTo(desired);
    }

    @ParameterizedTest
    @EnumSource(value = InterfaceState.class, names = "UP", mode = EnumSource.Mode.EXCLUDE)
    void bridgesThatAreNotUpAreLeftAlone(InterfaceState state) {
        var desired = bridge(state, Port.of("eth1"));

        assertThat(BridgeVlanDefault.fillIn(desired)).isEqualTo(desired);
    }

    private static NetworkState bridge(InterfaceState state, Port port) {
        return NetworkState.empty()
                .withInterfaces(List.of(new LinuxBridgeInterface(
                        InterfaceBase.of("br1", state),
                        Optional.of(new Bridge(Optional.empty(), Optional.of(List.of(port)), Extras.none())),
                        Extras.none())));
    }

    private static Optional<PortVlan> vlan(NetworkState state) {
        return ((LinuxBridgeInterface) state.interfaces().getFirst())
                .bridge()
                .flatMap(Bridge::port)
                .flatMap(ports -> ports.getFirst().vlan());
    }
}
