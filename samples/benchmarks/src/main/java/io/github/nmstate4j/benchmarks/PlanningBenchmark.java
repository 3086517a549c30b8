package io.github.nmstate4j.benchmarks;

import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.ProfileIds;
import io.github.nmstate4j.plan.Proposal;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.verify.Mismatch;
import io.github.nmstate4j.verify.Verifier;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Merging, planning and verifying a whole node that NetworkManager has a profile for every interface of. Goal: all three
/// within 20 ms for 1,000 interfaces, and linear.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlanningBenchmark {

    @Param({"100", "1000", "5000"})
    private int interfaces;

    private NetworkState desired = NetworkState.empty();
    private Observation observation = Observation.of(NetworkState.empty());
    private MergedState merged = Merge.of(desired, observation);
    private final Planner planner = new Planner(ProfileIds.derived());

    @Setup
    public void node() {
        desired = Documents.node(interfaces, 1400);
        observation = Documents.observed(interfaces, 1500);
        merged = Merge.of(desired, observation);
    }

    @Benchmark
    public MergedState merge() {
        return Merge.of(desired, observation);
    }

    /// Planning merges first.
    @Benchmark
    public List<Mismatch> mergePlanVerify() {
        return switch (planner.propose(desired, observation, PlanOptions.defaults())) {
            case Proposal.Accepted accepted -> Verifier.compare(accepted.merged(), observation.state());
            case Proposal.Rejected rejected -> throw new IllegalStateException(rejected.findings().toString());
        };
    }

    @Benchmark
    public List<Mismatch> verify() {
        return Verifier.compare(merged, observation.state());
    }
}
