package io.github.nmstate4j.plan;

import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.SrIovNames;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.validate.Validator;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Decides what must be done so that a node becomes as desired. The same input gives the same plan; what is already as
/// desired takes no step.
public final class Planner {

    private static final Code MEMORY_ONLY = Code.author("interface.dispatch-in-memory");

    private final ProfileIds ids;
    private final Validator validator;

    public Planner(ProfileIds ids) {
        this(ids, new Validator());
    }

    public Planner(ProfileIds ids, Validator validator) {
        this.ids = ids;
        this.validator = validator;
    }

    public Proposal propose(NetworkState given, Observation observed, PlanOptions options) {
        var desired = options.memoryOnly() ? nothingAbsent(given) : given;
        var nics = FunctionsFirst.of(desired, observed.state());
        if (nics.isPresent() && whole(nics.get(), observed, options) instanceof Proposal.Accepted first && !first.plan().isEmpty()) {
            var findings = validator.check(desired);
            return findings.stream().anyMatch(Finding::isError)
                    ? new Proposal.Rejected(findings)
                    : new Proposal.Accepted(
                            new Plan(
                                    first.plan().steps(),
                                    new FollowUp.ObserveAndPlanAgain("virtual functions must appear before they can be configured")),
                            first.merged(),
                            findings);
        }
        return whole(desired, observed, options);
    }

    private Proposal whole(NetworkState given, Observation observed, PlanOptions options) {
        var named = SrIovNames.of(given, observed.state());
        var read = NetworkStateYaml.resolveKinds(named.state(), observed.state());
        if (read.state().isEmpty()) {
            return new Proposal.Rejected(read.findings());
        }
        var desired = read.state().get();
        var findings = new LinkedHashSet<>(named.findings());
        findings.addAll(validator.check(desired));
        var merged = Merge.of(desired, observed);
        findings.addAll(merged.findings());
        findings.addAll(validator.check(merged));
        findings.addAll(scriptsOfMemoryOnly(merged, options));
        if (findings.stream().anyMatch(Finding::isError)) {
            return new Proposal.Rejected(List.copyOf(findings));
        }
        return new Proposal.Accepted(plan(merged, options), merged, List.copyOf(findings));
    }

    /// NetworkManager looks for commands on disk only.
    private static List<Finding> scriptsOfMemoryOnly(MergedState merged, PlanOptions options) {
        return merged.named()
                .filter(iface -> options.memoryOnly())
                .filter(iface -> iface.wanted().flatMap(wanted -> wanted.base().dispatch()).isPresent())
                .map(iface -> Finding.error(
                        MEMORY_ONLY,
                        iface.path().orElseThrow().key("dispatch"),
                        "The commands of " + iface.name() + " would outlive a restart. Leave them out, or let the change be stored."))
                .toList();
    }

    private Plan plan(MergedState merged, PlanOptions options) {
        var steps = new ArrayList<Step>(hostname(merged, options));
        steps.addAll(new PlanBuilder(merged, ids, options).steps());
        return new Plan(steps, new FollowUp.Done());
    }

    /// What is not to survive a restart must not remove anything: absent means down.
    private static NetworkState nothingAbsent(NetworkState desired) {
        return desired.withInterfaces(desired.interfaces().stream()
                .map(iface -> iface.state() == InterfaceState.ABSENT
                        ? iface.withBase(iface.base().withState(InterfaceState.DOWN))
                        : iface)
                .toList());
    }

    private static List<Step> hostname(MergedState merged, PlanOptions options) {
        var steps = new ArrayList<Step>();
        var wanted = merged.desired().hostname();
        var found = merged.observation().state().hostname();
        wanted.flatMap(Hostname::config)
                .filter(name -> !options.memoryOnly())
                .filter(name -> !name.equals(found.flatMap(Hostname::config).orElse("")))
                .ifPresent(name -> steps.add(new Step.SetHostname(name)));
        wanted.flatMap(Hostname::running)
                .filter(name -> !name.equals(found.flatMap(Hostname::running).orElse("")))
                .ifPresent(name -> steps.add(new Step.SetRunningHostname(name)));
        return steps;
    }
}
