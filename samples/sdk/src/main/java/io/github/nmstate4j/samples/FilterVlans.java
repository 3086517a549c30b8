package io.github.nmstate4j.samples;

import static io.github.nmstate4j.state.build.StateBuilder.networkState;

import io.github.nmstate4j.state.iface.OvsBridgeInterface.PortBondMode;
import io.github.nmstate4j.yaml.NetworkStateYaml;

/// A bridge of the kernel whose ports carry different VLANs, and one of Open vSwitch over a bond.
public final class FilterVlans {

    private FilterVlans() {}

    public static void main(String... args) {
        var desired = networkState(state -> state
                .linuxBridge("br1", bridge -> bridge.stp(false)
                        .port("eth1", port -> port.trunk(100, 101).nativeVlan(1))
                        .port("eth2", port -> port.access(100)))
                .ovsBridge("br2", bridge -> bridge
                        .ports("ovs0")
                        .port("bond1", port -> port.bond(PortBondMode.BALANCE_SLB, "eth3", "eth4")))
                .ovsInterface("ovs0", ovs -> ovs.ipv4(ipv4 -> ipv4.dhcp(true))));
        System.out.print(NetworkStateYaml.write(desired));
    }
}
