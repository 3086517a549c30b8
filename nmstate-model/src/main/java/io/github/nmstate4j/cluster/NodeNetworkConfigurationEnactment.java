package io.github.nmstate4j.cluster;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// One policy on one node. The operator creates it and grants the start; the node's handler alone writes
/// the status.
@Group("nmstate.io")
@Version("v1beta1")
@Plural("nodenetworkconfigurationenactments")
@ShortNames("nnce")
public class NodeNetworkConfigurationEnactment extends CustomResource<Void, EnactmentStatus> {

    public static final String POLICY_LABEL = "nmstate.io/policy";
    public static final String NODE_LABEL = "nmstate.io/node";

    /// The generation of the policy that the operator lets the node start, in decimal.
    public static final String GRANTED_GENERATION_ANNOTATION = "nmstate.io/granted-generation";

    /// The policy that the enactment was created for: one of the same name that comes later is another.
    public static final String POLICY_UID_ANNOTATION = "nmstate.io/policy-uid";

    /// True: the node is not as the policy made it any more. Not there as long as that never happened.
    public static final String DRIFTED_CONDITION = "Drifted";

    /// The name of the enactment of a policy on a node.
    public static String nameOf(String node, String policy) {
        return node + "." + policy;
    }

    @Override
    protected EnactmentStatus initStatus() {
        return EnactmentStatus.empty();
    }
}
