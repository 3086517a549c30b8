package io.github.nmstate4j.localcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./dev bench cluster --chaos N` does the same for longer.
class ChaosTest {

    @Test
    @DisplayName("whatever is killed and whenever: never more busy nodes than allowed, and every rollout ends as it should")
    void chaos(@TempDir Path folder) throws IOException, InterruptedException {
        long seed = System.nanoTime();
        try (var cluster = new FleetCluster(folder, Optional.empty(), 6, Duration.ofMillis(150))) {
            assertThat(Chaos.run(cluster, 6, new Random(seed), System.out::println)).as("with seed " + seed).isEmpty();
        }
    }
}
