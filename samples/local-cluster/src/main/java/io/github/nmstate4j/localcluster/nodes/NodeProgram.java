package io.github.nmstate4j.localcluster.nodes;

import java.util.List;
import java.util.stream.Collectors;

/// A program that runs in a node until it ends or is killed. Its output goes to a log in the node, which lives on across restarts.
public final class NodeProgram {

    private final VirtualNode node;
    private final String name;
    private final List<String> command;

    NodeProgram(VirtualNode node, String name, List<String> command) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("program name '" + name + "' names files: use small letters, digits and dashes");
        }
        this.node = node;
        this.name = name;
        this.command = List.copyOf(command);
    }

    void start() {
        String words = command.stream().map(VirtualNode::quoted).collect(Collectors.joining(" "));
        node.exec(
                        """
                        cd /run/programs
                        [ ! -s %1$s.pid ] || [ -e %1$s.exit ] || kill -9 "$(cat %1$s.pid)"
                        rm -f %1$s.pid %1$s.exit
                        setsid bash -c '"$@" & child=$!; echo $child >%1$s.pid; wait $child 2>/dev/null; code=$?; [ "$(cat %1$s.pid 2>/dev/null)" != $child ] || echo $code >%1$s.exit' program %2$s >>/var/log/%1$s.log 2>&1 </dev/null &
                        for _ in $(seq 100); do [ -s %1$s.pid ] && exit; sleep 0.02; done
                        exit 1
                        """
                                .formatted(name, words))
                .requireSuccess();
    }

    public boolean isRunning() {
        return node.exec("kill -0 $(cat /run/programs/" + name + ".pid)").succeeded();
    }

    /// Ends the program at once, without giving it a chance to tidy up: `kill -9`.
    public void kill() {
        node.exec("pid=$(cat /run/programs/%s.pid); kill -9 $pid; while kill -0 $pid 2>/dev/null; do sleep 0.02; done".formatted(name));
    }

    /// Asks the program to end, and kills it if it has not after five seconds.
    public void stop() {
        node.exec(
                "pid=$(cat /run/programs/%s.pid); kill $pid; for _ in $(seq 100); do kill -0 $pid 2>/dev/null || exit; sleep 0.05; done; kill -9 $pid"
                        .formatted(name));
    }

    /// Kills the program if it runs, and starts it again.
    public void restart() {
        kill();
        start();
    }

    /// All it wrote so far, in all its runs.
    public String log() {
        return node.exec("cat /var/log/" + name + ".log").stdout();
    }
}
