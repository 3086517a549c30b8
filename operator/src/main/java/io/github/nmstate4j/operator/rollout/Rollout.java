package io.github.nmstate4j.operator.rollout;

import io.github.nmstate4j.enactment.EnactmentVerdict;
import io.github.nmstate4j.operator.rollout.Situation.Member;
import io.github.nmstate4j.operator.rollout.Situation.Standing;
import io.github.nmstate4j.policy.RolloutBudget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who may change now. All that counts is in the cluster, so an operator that starts anew decides the same.
///
/// - A slot is held from the grant until the node says that it ended well; a failed node keeps its slot.
/// - A node at work for an older generation takes its slot along to the new one.
/// - A node that is tried again gets another enactment, so that its handler starts over.
/// - When as many nodes have failed as may be unavailable, the rest is aborted.
/// - A group of nodes waits until all ready nodes of the groups before it are done, well or not.
/// - A node that is not ready gets no slot, but keeps the one it has: that a node went away while it was being
///   changed is what the limit is there for. It loses it with its enactment.
final class Rollout {

    private Rollout() {}

    /// The same situation gives the same decision; nodes take their turn by group, then by name.
    static Decision decide(Situation situation) {
        var nodes = byName(situation.nodes());
        var actions = new ArrayList<Action>();
        var kept = new TreeMap<String, Standing>();
        for (var standing : situation.enactments()) {
            var reason = reasonToDelete(standing, nodes.get(standing.node()), situation);
            if (reason.isEmpty()) {
                kept.put(standing.node(), standing);
            } else {
                actions.add(new Action.Delete(standing.node(), reason));
            }
        }

        var generation = situation.generation();
        var budget = new RolloutBudget(situation.limit(), count(kept, standing -> standing.holdsSlot(generation)));
        int free = budget.free();
        int heldForThis = count(kept, standing -> standing.holdsSlotOf(generation));
        boolean abort = budget.isSpentBy(count(kept, standing -> standing.says(EnactmentVerdict.FAILING, generation)));
        boolean mayStart = !abort && !situation.paused();

        var group = groupAtWork(nodes.values(), kept, generation);

        for (var node : inOrder(nodes.values())) {
            var standing = kept.get(node.name());
            if (!node.matching() || !node.ready() || isLetGoOrDone(standing, generation)) {
                continue;
            }
            boolean open = mayStart && node.group().equals(group);
            if (standing == null) {
                boolean granted = open && free > 0;
                actions.add(new Action.Create(node.name(), node.uid(), granted));
                if (granted) {
                    free--;
                    heldForThis++;
                }
            } else if (standing.inFlight()) {
                if (open && heldForThis < budget.limit()) {
                    actions.add(new Action.Grant(node.name()));
                    heldForThis++;
                }
            } else if (abort) {
                actions.add(new Action.Abort(node.name()));
            } else if (open && free > 0) {
                actions.add(new Action.Grant(node.name()));
                free--;
                heldForThis++;
            } else if (!standing.says(EnactmentVerdict.PENDING, generation)) {
                actions.add(new Action.MakeWait(node.name()));
            }
        }
        return new Decision(actions, heldForThis);
    }

    private static List<Member> inOrder(Collection<Member> nodes) {
        return nodes.stream()
                .sorted(Comparator.comparing(Member::group).thenComparing(Member::name))
                .toList();
    }

    /// The first group of which a ready node is not done. Meaningless when there is none.
    private static String groupAtWork(Collection<Member> nodes, Map<String, Standing> kept, long generation) {
        return nodes.stream()
                .filter(node -> node.matching() && node.ready())
                .filter(node -> {
                    var standing = kept.get(node.name());
                    return standing == null || !standing.endedFor(generation);
                })
                .map(Member::group)
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private static boolean isLetGoOrDone(@Nullable Standing standing, long generation) {
        return standing != null && (standing.grantedFor(generation) || standing.endedFor(generation));
    }

    /// Empty when the enactment stays.
    private static String reasonToDelete(
            Standing standing, @Nullable Member node, Situation situation) {
        if (node == null || !node.uid().equals(standing.nodeUid())) {
            return "the node is gone";
        }
        if (!standing.policyUid().equals(situation.policyUid())) {
            return "it belongs to a deleted policy of the same name";
        }
        if (!node.matching() && !(standing.atWork() && node.ready())) {
            return "the node does not match any more";
        }
        if (standing.isTriedAgain(situation)) {
            return "it is tried again";
        }
        return "";
    }

    private static Map<String, Member> byName(List<Member> nodes) {
        return nodes.stream()
                .collect(Collectors.toMap(Member::name, Function.identity(), (one, _) -> one, TreeMap::new));
    }

    private static int count(Map<String, Standing> standings, Predicate<Standing> which) {
        return (int) standings.values().stream().filter(which).count();
    }
}
