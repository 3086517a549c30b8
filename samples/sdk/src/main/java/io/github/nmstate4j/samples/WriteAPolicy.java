package io.github.nmstate4j.samples;

import static io.github.nmstate4j.cluster.Policies.policy;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.nmstate4j.state.route.Route;

/// Makes a policy for the workers of a cluster, to be created with any fabric8 client.
public final class WriteAPolicy {

    private WriteAPolicy() {}

    public static void main(String... args) {
        var policy = policy("routes-on-workers", p -> p
                .nodeSelector("node-role.kubernetes.io/worker", "")
                .maxUnavailable("50%")
                .desired(state -> state
                        .dns(dns -> dns.server("192.0.2.53"))
                        .route(route -> route.destination("198.51.100.0/24").routeType(Route.Type.BLACKHOLE))));
        System.out.print(new KubernetesSerialization().asYaml(policy));
    }
}
