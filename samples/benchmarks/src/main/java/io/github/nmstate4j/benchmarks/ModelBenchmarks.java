package io.github.nmstate4j.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks with the options of JMH, and puts the goals beside the figures. Ratios hold on any machine;
/// times are those of the one it runs on.
public final class ModelBenchmarks {

    private static final String[] SIZES = {"100", "1000", "5000"};

    private final Collection<RunResult> results;

    private ModelBenchmarks(Collection<RunResult> results) {
        this.results = results;
    }

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException, java.io.IOException {
        var options = new CommandLineOptions(arguments);
        if (options.shouldHelp()) {
            options.showHelp();
            return;
        }
        var results = new Runner(new OptionsBuilder().parent(options).addProfiler(GCProfiler.class).build()).run();
        System.out.println();
        new ModelBenchmarks(results).lines().forEach(System.out::println);
    }

    /// One line for each goal that was measured.
    private List<String> lines() {
        var lines = new ArrayList<String>();
        for (var size : SIZES) {
            ratio("reading YAML of " + size + " interfaces, by what its tokens alone take", "ReadingBenchmark.yamlRead",
                            "ReadingBenchmark.yamlTokensAlone", size, 1.5, lines);
            ratio("reading JSON of " + size + " interfaces, by Jackson's tree", "ReadingBenchmark.jsonRead",
                            "ReadingBenchmark.jsonTreeOfJackson", size, 2, lines);
        }
        for (var size : SIZES) {
            score("PlanningBenchmark.mergePlanVerify", size).ifPresent(found -> lines.add(line(
                    "merging, planning and verifying " + size + " interfaces, in ms", found, size.equals("1000") ? "20" : "linear")));
        }
        return lines;
    }

    private void ratio(String what, String ours, String theirs, String size, double goal, List<String> lines) {
        var one = score(ours, size);
        var other = score(theirs, size);
        if (one.isPresent() && other.isPresent()) {
            lines.add(line(what, one.getAsDouble() / other.getAsDouble(), Double.toString(goal)));
        }
    }

    private static String line(String what, double found, String goal) {
        return String.format(Locale.ROOT, "%-70s %8.2f   goal %s", what, found, goal);
    }

    private OptionalDouble score(String benchmark, String size) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith(benchmark)
                        && size.equals(result.getParams().getParam("interfaces")))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst();
    }
}
