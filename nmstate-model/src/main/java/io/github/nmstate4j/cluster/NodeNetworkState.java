package io.github.nmstate4j.cluster;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// The network that a node has; named like the node. The node's handler alone writes it.
@Group("nmstate.io")
@Version("v1beta1")
@Plural("nodenetworkstates")
@ShortNames("nns")
public class NodeNetworkState extends CustomResource<Void, NodeStateStatus> {

    /// Another value asks the handler to publish now.
    public static final String FORCE_REFRESH_LABEL = "nmstate.io/force-nns-refresh";

    @Override
    protected NodeStateStatus initStatus() {
        return NodeStateStatus.empty();
    }
}
