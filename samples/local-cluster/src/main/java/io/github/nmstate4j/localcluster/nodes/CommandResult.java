package io.github.nmstate4j.localcluster.nodes;

/// How a command ended and what it wrote. An exit code of 124 says that it ran out of time.
public record CommandResult(String command, int exitCode, String stdout, String stderr) {

    public boolean succeeded() {
        return exitCode == 0;
    }

    /// This result, or a [NodeException] with all that the command said.
    public CommandResult requireSuccess() {
        if (!succeeded()) {
            throw new NodeException("%s ended with %d: %s%s".formatted(command, exitCode, stdout, stderr));
        }
        return this;
    }
}
