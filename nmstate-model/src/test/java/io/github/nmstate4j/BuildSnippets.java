package io.github.nmstate4j;

import static io.github.nmstate4j.cluster.Policies.policy;
import static io.github.nmstate4j.state.build.StateBuilder.networkState;
import static io.github.nmstate4j.state.iface.BondMode.ACTIVE_BACKUP;

import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.state.NetworkState;

/// The examples of the documentation.
final class BuildSnippets {

    private BuildSnippets() {}

    static NetworkState bond() {
        // @start region="bond"
        var desired = networkState(state -> state
                .bond("bond0", bond -> bond.mode(ACTIVE_BACKUP).miimon(140).ports("eth1", "eth2"))
                .vlan("bond0.100", vlan -> vlan.baseIface("bond0")
                        .id(100)
                        .ipv4(ipv4 -> ipv4.address("192.0.2.10", 24)))
                .route(route -> route.destination("0.0.0.0/0").nextHopAddress("192.0.2.1").nextHopInterface("bond0.100"))
                .dns(dns -> dns.server("192.0.2.53").search("lab.example")));
        // @end
        return desired;
    }

    static NodeNetworkConfigurationPolicy policyForWorkers() {
        // @start region="policy"
        var bondOnWorkers = policy("bond-on-workers", policy -> policy
                .nodeSelector("node-role.kubernetes.io/worker", "")
                .maxUnavailable("50%")
                .desired(state -> state.bond("bond0", bond -> bond.mode(ACTIVE_BACKUP).ports("eth1", "eth2"))));
        // @end
        return bondOnWorkers;
    }
}
