package io.github.nmstate4j.desktop.fleet;

import io.github.nmstate4j.cluster.StateTrees;
import io.github.nmstate4j.desktop.cluster.EnactmentRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.fleet.SampleNode.Role;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.EnactmentPhase;
import io.github.nmstate4j.enactment.EnactmentVerdict;
import io.github.nmstate4j.enactment.PolicyRollup;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.ProfileIds;
import io.github.nmstate4j.plan.Proposal;
import io.github.nmstate4j.policy.MaxUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A cluster that never was: nodes of a few shapes over three zones, policies that are done, one that is on its way, and
/// one that fails on the nodes whose second fast port is in another slot. The same size and time give the same fleet.
public final class SampleFleet {

    private static final int RACK_OF_CONTROL = 3;
    private static final int RETRIES = 5;

    private final Instant now;
    private final List<SampleNode> nodes;
    private final Map<String, NodeState> states;
    private final List<PolicyRow> policies = new ArrayList<>();
    private final List<EnactmentRow> enactments = new ArrayList<>();

    private SampleFleet(int size, Instant now) {
        this.now = now;
        this.nodes = nodes(size);
        this.states = nodes.stream()
                .filter(SampleNode::reports)
                .collect(Collectors.toMap(SampleNode::name, node -> node.state(now)));
        done("bond-uplink", 4, BOND, Role.WORKER, Role.STORAGE, Role.GPU);
        done("storage-vlan", 2, STORAGE, Role.WORKER, Role.STORAGE, Role.GPU);
        done("cluster-dns", 1, DNS, Role.values());
        done("lldp-on-uplinks", 1, LLDP, Role.WORKER, Role.STORAGE, Role.GPU);
        rollingOut("tenant-bridge", 7, TENANT, Role.WORKER);
        failing("gpu-fabric", 3, FABRIC, Role.GPU);
    }

    /// @param size how many nodes
    public static Snapshot of(int size, Instant now) {
        var fleet = new SampleFleet(size, now);
        return new Snapshot(
                "sample fleet",
                now,
                fleet.nodes.stream().map(SampleNode::row).sorted().toList(),
                fleet.states.values().stream().sorted().toList(),
                fleet.policies.stream().sorted().toList(),
                fleet.enactments.stream().sorted().toList());
    }

    private static List<SampleNode> nodes(int size) {
        var nodes = new ArrayList<SampleNode>();
        var ordinals = new EnumMap<Role, Integer>(Role.class);
        for (int number = 0; number < size; number++) {
            var role = role(number);
            nodes.add(new SampleNode(number, ordinals.merge(role, 1, Integer::sum) - 1, role));
        }
        return nodes;
    }

    private static Role role(int number) {
        if (number < RACK_OF_CONTROL) {
            return Role.CONTROL_PLANE;
        }
        return switch (number % 10) {
            case 4 -> Role.STORAGE;
            case 6 -> Role.GPU;
            case 9 -> number % 20 == 9 ? Role.EDGE : Role.WORKER;
            default -> Role.WORKER;
        };
    }

    private List<SampleNode> matching(Role... roles) {
        return nodes.stream().filter(node -> List.of(roles).contains(node.role())).toList();
    }

    private void done(String name, long generation, String spec, Role... roles) {
        var phases = new HashMap<SampleNode, EnactmentPhase>();
        matching(roles).forEach(node -> phases.put(node, EnactmentPhase.created().start().succeed()));
        policy(name, generation, spec, phases);
    }

    /// The first half is done; a few are at work, one of them again, and the rest waits.
    private void rollingOut(String name, long generation, String spec, Role... roles) {
        var matching = matching(roles);
        int done = matching.size() / 2;
        int working = Math.max(1, matching.size() / 20);
        var phases = new HashMap<SampleNode, EnactmentPhase>();
        for (int i = 0; i < matching.size(); i++) {
            var node = matching.get(i);
            EnactmentPhase phase;
            if (i < done) {
                phase = EnactmentPhase.created().start().succeed();
            } else if (i == done + working - 1 && working > 1) {
                phase = new EnactmentPhase.Progressing(1)
                        .retryLater(
                                node.name(),
                                RETRIES,
                                "the default gateway 10.0.0.1 could not be reached any more; the node was rolled back");
            } else if (i < done + working) {
                phase = EnactmentPhase.created().start();
            } else {
                phase = EnactmentPhase.created().await();
            }
            phases.put(node, phase);
        }
        policy(name, generation, spec, phases);
    }

    /// What the handler would say: the planner is asked.
    private void failing(String name, long generation, String spec, Role... roles) {
        var phases = new HashMap<SampleNode, EnactmentPhase>();
        var desired = StateTrees.read(SnapshotObjects.policy(name, generation, spec, List.of()).spec().desiredState())
                .state()
                .orElseThrow();
        var matching = matching(roles);
        var budget = MaxUnavailable.parse("20%").orElseThrow().of(Math.max(1, matching.size()));
        var failed = new ArrayList<String>();
        for (var node : matching) {
            EnactmentPhase phase = EnactmentPhase.created().start().succeed();
            if (failed.size() >= budget) {
                phase = EnactmentPhase.created().await().abort(failed.getFirst() + "." + name);
            } else if (node.hasOddSlot()) {
                var state = StateTrees.read(node.state(now).tree()).state().orElseThrow();
                var proposal = new Planner(ProfileIds.derived()).propose(desired, Observation.of(state), PlanOptions.defaults());
                if (proposal instanceof Proposal.Rejected(var findings)) {
                    phase = EnactmentPhase.created().fail("node " + node.name() + " was left untouched: " + listed(findings));
                    failed.add(node.name());
                }
            }
            phases.put(node, phase);
        }
        policy(name, generation, spec, phases);
    }

    private static String listed(List<Finding> findings) {
        return findings.stream().filter(Finding::isError).map(Finding::toString).collect(Collectors.joining("\n"));
    }

    private void policy(String name, long generation, String spec, Map<SampleNode, EnactmentPhase> phases) {
        var verdicts = new ArrayList<EnactmentVerdict>();
        phases.forEach((node, phase) -> {
            if (!node.reports()) {
                return;
            }
            var since = now.minus(Duration.ofSeconds(30 + 11L * (node.number() % 50)));
            List<Condition> conditions = Conditions.update(List.of(), phase.statements(), since);
            verdicts.add(EnactmentVerdict.of(conditions));
            int attempts = phase instanceof EnactmentPhase.Retrying retrying ? retrying.failedAttempts() : 0;
            enactments.add(new EnactmentRow(
                    node.name() + "." + name, node.name(), name, generation, attempts, conditions));
        });
        var rollup = PolicyRollup.of(verdicts.size(), verdicts.size(), verdicts);
        policies.add(SnapshotObjects.policy(
                name, generation, spec, Conditions.update(List.of(), rollup.verdict().statements(), now)));
    }

    private static final String BOND = """
            nodeSelector:
              node-role.kubernetes.io/worker: ""
            maxUnavailable: 10%
            desiredState:
              interfaces:
                - name: bond0
                  type: bond
                  state: up
                  mtu: 9000
                  link-aggregation:
                    mode: 802.3ad
                    options:
                      miimon: 100
                    port: [eno1, eno2]
            """;
    private static final String STORAGE = """
            nodeSelector:
              node-role.kubernetes.io/worker: ""
            desiredState:
              interfaces:
                - name: bond0.100
                  type: vlan
                  state: up
                  mtu: 9000
                  vlan:
                    base-iface: bond0
                    id: 100
            """;
    private static final String DNS = """
            desiredState:
              dns-resolver:
                config:
                  server: [10.0.0.53, 10.0.1.53]
                  search: [prod.example.com]
            """;
    private static final String LLDP = """
            nodeSelector:
              node-role.kubernetes.io/worker: ""
            capture:
              cards: interfaces.type == "ethernet"
              linked: capture.cards | interfaces.state == "up"
              listening: capture.linked | interfaces.lldp.enabled := true
            desiredState:
              interfaces: "{{ capture.listening.interfaces }}"
            """;
    private static final String TENANT = """
            nodeSelector:
              example.com/role: worker
            maxUnavailable: 5%
            desiredState:
              interfaces:
                - name: bond0.200
                  type: vlan
                  state: up
                  mtu: 9000
                  vlan:
                    base-iface: bond0
                    id: 200
                - name: br-tenant
                  type: linux-bridge
                  state: up
                  mtu: 9000
                  bridge:
                    options:
                      stp:
                        enabled: false
                    port:
                      - name: bond0.200
            """;
    private static final String FABRIC = """
            nodeSelector:
              example.com/role: gpu
            maxUnavailable: 20%
            desiredState:
              interfaces:
                - name: ens1f0
                  type: ethernet
                  state: up
                  mtu: 9000
                - name: ens1f1
                  type: ethernet
                  state: up
                  mtu: 9000
            """;
}
