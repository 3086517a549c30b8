package io.github.nmstate4j.samples;

import static io.github.nmstate4j.state.build.StateBuilder.networkState;

import io.github.nmstate4j.state.iface.BondMode;
import io.github.nmstate4j.yaml.NetworkStateYaml;

/// Describes a bond with a VLAN on top and prints the document.
public final class DescribeABond {

    private DescribeABond() {}

    public static void main(String... args) {
        var desired = networkState(state -> state
                .bond("bond0", bond -> bond.mode(BondMode.ACTIVE_BACKUP).miimon(140).ports("eth1", "eth2"))
                .vlan("bond0.100", vlan -> vlan.baseIface("bond0")
                        .id(100)
                        .ipv4(ipv4 -> ipv4.address("192.0.2.10", 24))));
        System.out.print(NetworkStateYaml.write(desired));
    }
}
