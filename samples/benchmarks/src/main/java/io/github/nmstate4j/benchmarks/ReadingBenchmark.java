package io.github.nmstate4j.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import io.github.nmstate4j.yaml.ReadResult;
import java.io.IOException;
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

/// Reading a document, beside what its tokens alone cost. Goals: YAML at most 1.5 times the tokens, JSON at most twice
/// Jackson's tree.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {

    @Param({"100", "1000"})
    private int interfaces;

    private String yaml = "";
    private String json = "";
    private final ObjectMapper mapper = new ObjectMapper();

    @Setup
    public void documents() {
        var node = Documents.node(interfaces, 1400);
        yaml = NetworkStateYaml.write(node);
        json = NetworkStateYaml.writeJson(node);
    }

    @Benchmark
    public int yamlTokensAlone() throws IOException {
        return tokens(new YAMLFactory(), yaml);
    }

    @Benchmark
    public ReadResult yamlRead() {
        return NetworkStateYaml.read(yaml);
    }

    @Benchmark
    public JsonNode jsonTreeOfJackson() throws IOException {
        return mapper.readTree(json);
    }

    @Benchmark
    public ReadResult jsonRead() {
        return NetworkStateYaml.read(json);
    }

    private static int tokens(JsonFactory factory, String text) throws IOException {
        int length = 0;
        try (var parser = factory.createParser(text)) {
            while (parser.nextToken() != null) {
                length += parser.getText().length();
            }
        }
        return length;
    }
}
