package io.github.nmstate4j.handler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.ObservedNode;
import io.github.nmstate4j.handler.host.HostFiles;
import io.github.nmstate4j.handler.host.LocalHost;
import io.github.nmstate4j.handler.observe.Observations;
import io.github.nmstate4j.handler.observe.Observer;
import io.github.nmstate4j.handler.observe.ResolvConf;
import io.github.nmstate4j.handler.ovsdb.OvsdbException;
import io.github.nmstate4j.handler.rtnetlink.RtnetlinkException;
import io.github.nmstate4j.handler.simulated.Countdowns;
import io.github.nmstate4j.handler.simulated.SimulatedNode;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/// A simulated node with the cards eth1 and eth2, and a terminal in front of it.
final class CommandNode implements NodeCommands.Door, AutoCloseable {

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Path folder;
    final SimulatedNode simulated = SimulatedNode.with(Countdowns.on(scheduler), "eth1", "eth2");
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    String input = "";
    String editor = "true";

    CommandNode(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("proc/sys/kernel"));
        Files.createDirectories(folder.resolve("etc"));
        Files.writeString(folder.resolve("proc/sys/kernel/hostname"), "n1\n");
    }

    @Override
    public NodeAccess open() {
        opened.incrementAndGet();
        return new NodeAccess(
                new ObservedNode(new Observer(
                        simulated.rtnetlink(),
                        simulated.ovsdb(),
                        simulated.networkManager(),
                        HostFiles.under(folder),
                        scheduler)),
                simulated.networkManager(),
                new LocalHost(HostFiles.under(folder), simulated.rtnetlink(), simulated.ovsdb()),
                List.of(),
                closed::incrementAndGet);
    }

    @Override
    public NetworkState observeKernel() throws IOException {
        try {
            return Observations.ofKernel(
                    simulated.rtnetlink().snapshot(),
                    simulated.ovsdb().snapshot(),
                    HostFiles.under(folder).read(),
                    ResolvConf.of("nameserver 192.0.2.53\n"));
        } catch (RtnetlinkException | OvsdbException e) {
            throw new IOException(e);
        }
    }

    int run(String... arguments) {
        return commands().run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    int runAt(Path socket, String... arguments) {
        return commands().run(socket, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private NodeCommands commands() {
        return new NodeCommands(this, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), editor);
    }

    /// A command that has to succeed, and what it printed.
    String printed(String... arguments) {
        out.getBuffer().setLength(0);
        assertThat(run(arguments)).as(err.toString()).isEqualTo(ExitCode.DONE);
        return out.toString();
    }

    NetworkState state(String... arguments) {
        return NetworkStateYaml.read(printed(arguments)).state().orElseThrow();
    }

    @Override
    public void close() {
        simulated.close();
        scheduler.shutdownNow();
    }
}
