package io.github.nmstate4j.benchmarks;

import static io.github.nmstate4j.state.build.StateBuilder.networkState;

import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.BondMode;

/// Nodes as large as asked for, of the mix that large nodes have: NICs, bonds of two, VLANs on the bonds.
final class Documents {

    private Documents() {}

    /// @param mtu the one thing that differs between what is and what shall be
    static NetworkState node(int interfaces, long mtu) {
        return networkState(state -> {
            int groups = Math.max(1, interfaces / 5);
            for (int i = 0; i < groups; i++) {
                int group = i;
                state.ethernet("eth" + 2 * group, eth -> eth.mtu(1500).macAddress(mac(2 * group)));
                state.ethernet("eth" + (2 * group + 1), eth -> eth.mtu(1500).macAddress(mac(2 * group + 1)));
                state.bond("bond" + group, bond -> bond.mode(BondMode.ACTIVE_BACKUP)
                        .miimon(140)
                        .ports("eth" + 2 * group, "eth" + (2 * group + 1)));
                for (int id = 1; id <= 2; id++) {
                    int vlanId = id;
                    state.vlan("bond" + group + "." + id, vlan -> vlan.baseIface("bond" + group)
                            .id(vlanId)
                            .mtu(mtu)
                            .ipv4(ipv4 -> ipv4.address("10." + group / 250 + "." + group % 250 + "." + vlanId, 24)));
                }
            }
        });
    }

    private static String mac(int number) {
        return "02:00:00:00:%02X:%02X".formatted(number >> 8 & 0xff, number & 0xff);
    }
}
