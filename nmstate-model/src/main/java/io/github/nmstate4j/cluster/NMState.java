package io.github.nmstate4j.cluster;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/// Asks the operator to install node networking on the cluster. One per cluster counts.
@Group("nmstate.io")
@Version("v1")
@Plural("nmstates")
public class NMState extends CustomResource<NMStateSpec, NMStateStatus> {

    @Override
    protected NMStateSpec initSpec() {
        return NMStateSpec.empty();
    }

    @Override
    protected NMStateStatus initStatus() {
        return NMStateStatus.empty();
    }
}
