package io.github.nmstate4j.operator;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.concurrent.CountDownLatch;

/// Runs the operator of the cluster that the environment names, until the process is told to end.
public final class OperatorMain {

    private OperatorMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var settings = OperatorSettings.from(System.getenv());
        var end = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            end.countDown();
            try {
                ended.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }));
        try (var client = new KubernetesClientBuilder().build();
                var _ = Operator.start(client, settings)) {
            end.await();
        } finally {
            ended.countDown();
        }
    }
}
