package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.cluster.AskedOfNode;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.ProfileIds;
import io.github.nmstate4j.plan.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Plans a policy on published states. One shape of nodes is planned once.
final class WhatIf {

    private final Previewed policy;
    private final NodeShape.Maker shapes;
    private final Planner planner = new Planner(ProfileIds.derived());
    private final Optional<AskedOfNode> everywhere;

    WhatIf(Previewed policy) {
        this.policy = policy;
        this.shapes = new NodeShape.Maker(policy.desired(), policy.capture());
        this.everywhere = policy.isSameEverywhere() ? Optional.of(policy.everywhere()) : Optional.empty();
    }

    /// How far it is.
    ///
    /// @param planned nodes looked at so far
    /// @param outcomes the most frequent first
    /// @param risks nodes whose way to the cluster is touched
    record Progress(int planned, int total, int shapes, List<Outcome> outcomes, List<Risk> risks) {

        boolean isComplete() {
            return planned == total;
        }

        long count(Predicate<Outcome.Result> of) {
            return outcomes.stream().filter(outcome -> of.test(outcome.result())).mapToLong(outcome -> outcome.nodes().size()).sum();
        }
    }

    /// Goes over the nodes in their order. `told` hears of the first outcome at once, then now and then, and at the end.
    ///
    /// @param states by node
    /// @param cancelled asked between nodes
    Progress run(List<NodeRow> nodes, Map<String, NodeState> states, Consumer<Progress> told, BooleanSupplier cancelled) {
        var run = new Run(nodes.size());
        int next = 1;
        for (var node : nodes) {
            if (cancelled.getAsBoolean()) {
                return run.progress();
            }
            run.add(node, Optional.ofNullable(states.get(node.name())));
            if (run.planned == next && run.planned < nodes.size()) {
                told.accept(run.progress());
                next = Math.max(next * 2, next + 1);
            }
        }
        var last = run.progress();
        told.accept(last);
        return last;
    }

    /// One node, exactly: its own addresses and names in the result.
    Planned one(NodeState state) {
        var asked = everywhere.orElseGet(() -> policy.on(state));
        return switch (asked) {
            case AskedOfNode.Unfit(var findings) -> new Planned(new Outcome.Result.Blocked(findings), Optional.empty(), List.of());
            case AskedOfNode.Known(var desired, var written, var captured) -> {
                var current = state.read();
                if (current.isEmpty()) {
                    yield new Planned(
                            new Outcome.Result.Unknown("this version cannot read the published state"), Optional.empty(), List.of());
                }
                var proposal = planner.propose(desired, Observation.of(current.get()), PlanOptions.defaults());
                yield switch (proposal) {
                    case Proposal.Rejected(var findings) ->
                        new Planned(new Outcome.Result.Blocked(findings), Optional.empty(), List.of());
                    case Proposal.Accepted(var plan, var merged, var warnings) -> {
                        var effect = Effect.of(merged);
                        var steps = effect.isNothing() ? List.<String>of() : plan.steps().stream().map(step -> step.summary()).toList();
                        yield new Planned(new Outcome.Result.Changed(effect, warnings), Optional.of(merged), steps);
                    }
                };
            }
        };
    }

    /// @param steps what the handler would do, as far as that is known without the profiles of the node
    record Planned(Outcome.Result result, Optional<MergedState> merged, List<String> steps) {}

    private final class Run {
        private final int total;
        private int planned;
        private final Map<NodeShape, Planned> byShape = new HashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Map<String, Risk> risks = new TreeMap<>();

        Run(int total) {
            this.total = total;
        }

        private static final class Group {
            private final Outcome.Result result;
            private final List<String> nodes = new ArrayList<>();
            private final Map<NodeShape, Boolean> shapes = new HashMap<>();

            Group(Outcome.Result result) {
                this.result = result;
            }
        }

        void add(NodeRow node, Optional<NodeState> state) {
            planned++;
            if (state.isEmpty()) {
                group(new Outcome.Result.Unknown("not reporting"), node.name());
                return;
            }
            var shape = shapes.of(state.get());
            var known = byShape.computeIfAbsent(shape, s -> one(state.get()));
            group(known.result(), node.name()).shapes.put(shape, true);
            known.merged()
                    .flatMap(merged -> Risk.of(node, state.get(), merged, known.result()))
                    .ifPresent(risk -> risks.put(node.name(), risk));
        }

        private Group group(Outcome.Result result, String node) {
            var group = groups.computeIfAbsent(result.getClass().getSimpleName() + result.signature(), key -> new Group(result));
            group.nodes.add(node);
            return group;
        }

        Progress progress() {
            var outcomes = groups.values().stream()
                    .map(group -> new Outcome(group.result, group.nodes, group.shapes.size()))
                    .sorted(Comparator.comparingInt((Outcome outcome) -> -outcome.nodes().size()))
                    .toList();
            return new Progress(planned, total, byShape.size(), outcomes, List.copyOf(risks.values()));
        }
    }
}
