package io.github.nmstate4j.localcluster.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One virtual node. Commands run as root and see what an administrator of that node would see.
public final class VirtualNode {

    private static final Duration COMMAND_TIME = Duration.ofSeconds(30);
    private static final Duration RESET_TIME = Duration.ofSeconds(45);
    private static final int CONSOLE_LINES = 20;

    private final int index;
    private final NodeNetwork network;
    private final Path folder;
    private final TiedProcess kernel;
    private final RemoteShell shell;
    private final AtomicInteger transfers = new AtomicInteger();

    private VirtualNode(int index, NodeNetwork network, Path folder, TiedProcess kernel) {
        this.index = index;
        this.network = network;
        this.folder = folder;
        this.kernel = kernel;
        this.shell = new RemoteShell(network.managementAddress(index));
    }

    static VirtualNode boot(int index, NodeNetwork network, NodeImage image, NodeOptions options) {
        Path folder = network.folder().resolve(nameOf(index));
        try {
            Files.createDirectories(folder.resolve("transfer"));
            for (Resources script : List.of(Resources.INIT, Resources.AGENT, Resources.RESET)) {
                script.writeTo(folder.resolve("boot"));
            }
            Files.writeString(
                    folder.resolve("node.conf"),
                    "NAME=%s%nMANAGEMENT=%s%nMACS=%s%nMOUNTS=%s%n"
                            .formatted(
                                    nameOf(index),
                                    network.managementAddress(index),
                                    quoted(IntStream.range(1, NodeNetwork.CARDS.size())
                                            .mapToObj(card -> network.mac(index, card))
                                            .collect(Collectors.joining(" "))),
                                    quoted(options.mounts().stream().map(Path::toString).collect(Collectors.joining(" ")))));
        } catch (IOException e) {
            throw new NodeException("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
        var command = new ArrayList<>(List.of(
                "linux.uml",
                "mem=" + options.memoryMegabytes() + "M",
                "umid=" + nameOf(index),
                "uml_dir=" + network.folder().resolve("uml"),
                "root=/dev/root",
                "rootfstype=hostfs",
                "rootflags=" + image.root(),
                "ro",
                "init=/opt/nmstate4j/first-stage",
                "con=null",
                "con0=fd:0,fd:1",
                "quiet",
                "STATE=" + folder,
                "MODULES=/usr/lib/uml/modules"));
        for (int card = 0; card < NodeNetwork.CARDS.size(); card++) {
            command.add("vec%d:transport=raw,ifname=%s,depth=128,gro=1,mac=%s,bpffile=%s"
                    .formatted(card, network.nodeEnd(index, card), network.mac(index, card), network.incomingOnly()));
        }
        var kernel = TiedProcess.start(
                HostCommand.inNamespace(network.namespace(), command), folder.resolve("console"));
        return new VirtualNode(index, network, folder, kernel);
    }

    private static String nameOf(int index) {
        return "node-" + index;
    }

    /// Also its hostname: `node-1`, `node-2`, …
    public String name() {
        return nameOf(index);
    }

    /// The address `eth0` gets by DHCP, the same at every boot.
    public String address() {
        return network.nodeAddress(index);
    }

    /// Whether the node has booted and has its uplink. A node that fell over while booting ends the waiting with what its console says.
    boolean isReady() {
        if (!kernel.isAlive()) {
            throw new NodeException(name() + " ended while booting. Its console says:\n" + consoleTail());
        }
        return Files.exists(folder.resolve("ready"));
    }

    String consoleTail() {
        var lines = console().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - CONSOLE_LINES), lines.size()));
    }

    /// What the node's kernel and its first process wrote.
    public String console() {
        try {
            return Files.readString(kernel.output());
        } catch (IOException e) {
            throw new NodeException("Cannot read " + kernel.output() + ": " + e.getMessage(), e);
        }
    }

    /// Runs a shell command in the node and waits for its end, thirty seconds at most.
    public CommandResult exec(String command) {
        return exec(command, COMMAND_TIME);
    }

    /// Runs a shell command in the node and waits for its end, or for the time to run out (exit code 124).
    /// Children it leaves in the background live on. Works whatever the state of `eth0`.
    public CommandResult exec(String command, Duration timeout) {
        try {
            return shell.run(command, timeout);
        } catch (IOException e) {
            throw new NodeException(
                    "%s does not run '%s': %s. Its console says:%n%s".formatted(name(), command, e.getMessage(), consoleTail()), e);
        }
    }

    /// Where [#exec(String,String,Duration)] finds the node, from other programs of this machine too.
    public String managementAddress() {
        return network.managementAddress(index);
    }

    /// Runs a shell command in a node that another program of this machine has booted.
    ///
    /// @throws IOException when there is no node at that address
    public static CommandResult exec(String managementAddress, String command, Duration timeout) throws IOException {
        try (var shell = new RemoteShell(managementAddress)) {
            return shell.run(command, timeout);
        }
    }

    /// Starts a program in the node. The name is for its log and unique in the node: one that runs under the same name is killed first.
    public NodeProgram start(String name, List<String> command) {
        var program = new NodeProgram(this, name, command);
        program.start();
        return program;
    }

    /// Copies a file of this machine into the node.
    public void push(Path source, String target) {
        Path transfer = nextTransfer();
        try {
            Files.copy(source, transfer, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new NodeException("Cannot copy " + source + " for " + name() + ": " + e.getMessage(), e);
        }
        exec("install -D %s %s && rm %1$s".formatted("/host/transfer/" + transfer.getFileName(), quoted(target)))
                .requireSuccess();
    }

    /// Copies a file of the node to this machine.
    public void pull(String source, Path target) {
        Path transfer = nextTransfer();
        String inNode = "/host/transfer/" + transfer.getFileName();
        exec("cp -L %s %s && sync %2$s".formatted(quoted(source), inNode)).requireSuccess();
        try {
            Files.move(transfer, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new NodeException("Cannot copy " + source + " of " + name() + " to " + target + ": " + e.getMessage(), e);
        }
    }

    private Path nextTransfer() {
        return folder.resolve("transfer").resolve(Integer.toString(transfers.incrementAndGet()));
    }

    /// Makes the node's network as it was after boot: one profile, `eth0` with DHCP; no other devices, bridges, rules or settings. Programs keep running.
    public void reset() {
        exec("/host/boot/node-reset", RESET_TIME).requireSuccess();
    }

    void keepLogs(Path logFolder) {
        try {
            Path target = Files.createDirectories(logFolder.resolve(name()));
            Files.copy(kernel.output(), target.resolve("console.log"), StandardCopyOption.REPLACE_EXISTING);
            for (String log : exec("cd /var/log; ls *.log").stdout().lines().toList()) {
                Files.writeString(target.resolve(log), exec("tail -c 4000000 /var/log/" + log).stdout());
            }
        } catch (IOException e) {
            throw new NodeException("Cannot keep the logs of " + name() + " in " + logFolder + ": " + e.getMessage(), e);
        }
    }

    /// Pulls the plug.
    void stop() {
        shell.close();
        kernel.stop(Duration.ofSeconds(3));
    }

    /// One word for the shell.
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
