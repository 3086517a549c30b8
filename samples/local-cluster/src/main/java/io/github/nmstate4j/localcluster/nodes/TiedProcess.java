package io.github.nmstate4j.localcluster.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process of this machine that cannot outlive this JVM. It lives in a process namespace of its own whose first process ends, and takes everything with it,
/// when our end of its standard input is closed: by [#stop(Duration)], or by the kernel when this JVM is gone.
final class TiedProcess {

    /// Somewhat ahead of others on this machine, whatever priority we have ourselves: a node that queues behind a build looks like one that hangs.
    private static final String KEEPER = "renice -n -5 -p $$ >/dev/null;"
            + " exec 3<&0; \"$@\" 3<&- </dev/null & child=$!; { cat <&3 >/dev/null; kill $child; sleep 2; kill -9 $child; } & exec 3<&-; wait $child";

    private final Process process;
    private final Path output;

    private TiedProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static TiedProcess start(List<String> command, Path output) {
        // In a session of its own: a signal for all of this JVM's group, like Ctrl-C, would end the keeper's watch and leave the process behind.
        var whole = new ArrayList<>(
                List.of("setsid", "unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", KEEPER, "keeper"));
        whole.addAll(command);
        try {
            var process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new TiedProcess(process, output);
        } catch (IOException e) {
            throw new NodeException("Cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path output() {
        return output;
    }

    void stop(Duration patience) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
