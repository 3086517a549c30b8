package io.github.nmstate4j.cluster;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// The network that the matching nodes shall have. The operator alone writes the status.
@Group("nmstate.io")
@Version("v1")
@Plural("nodenetworkconfigurationpolicies")
@ShortNames("nncp")
public class NodeNetworkConfigurationPolicy extends CustomResource<PolicySpec, PolicyStatus> {

    /// Set on every write by the mutating webhook: nanoseconds since 1970, in decimal.
    public static final String MUTATION_TIMESTAMP_ANNOTATION = "nmstate.io/webhook-mutating-timestamp";

    /// Another value has the nodes tried again that failed or did not try; enactments carry the value they were let go
    /// with.
    public static final String RETRY_ANNOTATION = "nmstate.io/retry";

    @Override
    protected PolicySpec initSpec() {
        return PolicySpec.empty();
    }

    @Override
    protected PolicyStatus initStatus() {
        return PolicyStatus.empty();
    }
}
