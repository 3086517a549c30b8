package io.github.nmstate4j.benchmarks;

import static io.github.nmstate4j.state.build.StateBuilder.networkState;

import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.ProfileIds;
import io.github.nmstate4j.plan.Proposal;
import io.github.nmstate4j.plan.Step;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.BondMode;
import java.util.Map;
import java.util.Optional;

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

    /// The same node with the profiles and devices that NetworkManager has after applying it.
    static Observation observed(int interfaces, long mtu) {
        var state = node(interfaces, mtu);
        var proposal = new Planner(ProfileIds.derived()).propose(state, Observation.of(state), PlanOptions.defaults());
        if (!(proposal instanceof Proposal.Accepted accepted)) {
            throw new IllegalStateException(proposal.toString());
        }
        var profiles = accepted.plan().steps().stream()
                .filter(Step.SaveProfile.class::isInstance)
                .map(step -> ((Step.SaveProfile) step).profile())
                .toList();
        return new Observation(
                state,
                profiles.stream().map(profile -> new SavedProfile(profile, true, false, false, false)).toList(),
                profiles.stream()
                        .map(profile -> new Device(
                                profile.interfaceName().orElse(""), profile.type(), Device.State.ACTIVATED, true, false, Optional.of(profile)))
                        .toList(),
                Optional.empty(),
                Map.of(),
                "1.58");
    }

    private static String mac(int number) {
        return "02:00:00:00:%02X:%02X".formatted(number >> 8 & 0xff, number & 0xff);
    }
}
