package io.github.nmstate4j.localcluster;

import io.github.nmstate4j.operator.OperatorMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An operator in a process of its own, with the memory that its container has: to be measured, and to be killed.
final class OperatorProcess implements AutoCloseable {

    static final String NAMESPACE = "nmstate";
    /// 60 % of 512 MiB, as in its image.
    private static final String HEAP = "-Xmx307m";
    private static final long GOODBYE_SECONDS = 30;

    private final Process process;

    private OperatorProcess(Process process) {
        this.process = process;
    }

    /// Starts as the same pod each time, so that it finds itself in its Lease as a restarted container does.
    ///
    /// @param log gets what it says, after what is there
    static OperatorProcess start(Path kubeconfig, Path log) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OperatorMain.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(Map.of(
                "KUBECONFIG", kubeconfig.toString(),
                "OPERATOR_NAMESPACE", NAMESPACE,
                "POD_NAME", "nmstate-operator-0",
                // Nobody routes Services here.
                "NMSTATE4J_ADMISSION", "false",
                "NMSTATE4J_HEALTH_PORT", "0"));
        var process = builder.start();
        // It must not outlive a bench that is interrupted.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        return new OperatorProcess(process);
    }

    /// Ends it at once, whatever it is at.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// The most memory that it had so far, in MiB.
    long peakMebibytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
