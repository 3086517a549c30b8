package io.github.nmstate4j.samples.bundle;

import static io.github.nmstate4j.state.build.StateBuilder.networkState;

import io.github.nmstate4j.policy.capture.PolicyDocument;
import io.github.nmstate4j.state.iface.BondMode;
import io.github.nmstate4j.validate.Validator;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import io.github.nmstate4j.yaml.ValueYaml;
import java.util.concurrent.Callable;

/// Writes a policy, and what the rules say of a desired state with a mistake in it.
public final class BuildsAPolicy implements Callable<String> {

    @Override
    public String call() {
        var desired = networkState(state -> state.bond(
                "bond0", bond -> bond.mode(BondMode.ACTIVE_BACKUP).ports("eth1", "eth2")));
        var mistaken = NetworkStateYaml.read("interfaces: [{name: eth1, type: ethernet, mtu: 1000, ipv6: {enabled: true}}]");
        return ValueYaml.write(PolicyDocument.desiring(NetworkStateYaml.toValue(desired)).toResource("bond"))
                + new Validator().check(mistaken.state().orElseThrow());
    }
}
