package io.github.nmstate4j.operator;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.telemetry.Logs;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/// Runs the operator of the cluster that the environment names, until the process is told to end. `--version` prints the
/// version; `rehearse` is for the packager: it is what an AOT cache is recorded from.
public final class OperatorMain {

    private OperatorMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            System.out.println("nmstate4j " + Objects.requireNonNullElse(
                    OperatorMain.class.getPackage().getImplementationVersion(), "(built from source)"));
            return;
        }
        Logs.ofService(System.getenv());
        if (arguments.length == 1 && arguments[0].equals("rehearse")) {
            Rehearsal.run();
            return;
        }
        if (arguments.length > 0) {
            throw new IllegalArgumentException("the operator takes no argument but --version, it is set up by its environment; not "
                    + String.join(" ", arguments));
        }
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
