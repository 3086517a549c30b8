package io.github.nmstate4j.handler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.state.NetworkState;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that a handler runs for a terminal: the terminal has a node of its own here, which must stay untouched.
class CommandSocketTest {

    private static final String STATE = "interfaces: [{name: eth1, type: ethernet, state: up, mtu: 1400}]";

    @TempDir
    private Path folder = Path.of("");

    private CommandNode handler;
    private CommandNode terminal;
    private Path socket;
    private CommandServer server;

    @BeforeEach
    void start() throws IOException {
        handler = new CommandNode(folder.resolve("handler"));
        terminal = new CommandNode(folder.resolve("terminal"));
        socket = folder.resolve("run/handler.sock");
        server = CommandServer.start(socket, handler);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        handler.close();
        terminal.close();
    }

    @Test
    void runsCommandsAtTheHandlerWithTheInputOfTheTerminal() {
        terminal.input = STATE;

        assertThat(terminal.runAt(socket, "apply")).as(terminal.err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(terminal.out.toString()).contains("mtu: 1400");
        assertThat(terminal.err.toString()).contains("the change was committed");
        assertThat(handler.printed("show", "eth1")).contains("mtu: 1400");
        assertThat(terminal.opened).hasValue(0);
    }

    @Test
    void readsWritesAndEditsFilesOfTheTerminal() throws IOException {
        var policy = Files.writeString(
                folder.resolve("p.yml"),
                "{capture: {c: interfaces.name==eth1}, desired: {interfaces: '{{ capture.c.interfaces }}'}}");
        var captured = folder.resolve("captured.yml");

        assertThat(terminal.runAt(socket, "policy", "--output-captured", captured.toString(), folder + "/p*.yml"))
                .as(terminal.err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(captured).content().startsWith("c:");
        assertThat(policy).exists();

        terminal.editor = "sed -i 's/state: down/state: up/;s/^  mtu: 1500/  mtu: 1380/'";
        assertThat(terminal.runAt(socket, "edit", "eth1")).as(terminal.err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(handler.printed("show", "eth1")).contains("mtu: 1380");
    }

    @Test
    void handsOnFailuresAndExitCodes() {
        assertThat(terminal.runAt(socket, "apply", "/does/not/exist.yml")).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err.toString()).contains("there is no file /does/not/exist.yml");
        assertThat(terminal.runAt(socket, "show", "eth77")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.runAt(socket, "show", "--frobnicate")).isEqualTo(ExitCode.USAGE);
        terminal.editor = "false";
        assertThat(terminal.runAt(socket, "edit")).isEqualTo(ExitCode.DATA);
    }

    @Test
    void onlyItsOwnerMayUseTheSocket() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent()))).isEqualTo("rwx------");
    }

    @Test
    void doesNotTrustASocketThatOthersMayUse() throws IOException {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(terminal.runAt(socket, "show")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.err.toString()).contains("is not used, because others than its owner may use it");
        assertThat(terminal.opened).hasValue(1);
    }

    @Test
    void runsHereWhereNoHandlerIs() throws IOException {
        server.close();
        assertThat(socket).doesNotExist();
        assertThat(terminal.runAt(socket, "show")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.opened).hasValue(1);
    }

    @Test
    void aNewHandlerTakesOverTheSocketOfAKilledOne() throws IOException {
        var abandoned = folder.resolve("abandoned.sock");
        try (var first = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            first.bind(UnixDomainSocketAddress.of(abandoned));
        }
        Files.setPosixFilePermissions(abandoned, PosixFilePermissions.fromString("rw-------"));
        assertThat(terminal.runAt(abandoned, "show")).as("nobody listens").isEqualTo(ExitCode.DONE);
        assertThat(terminal.opened).hasValue(1);

        try (var _ = CommandServer.start(abandoned, handler)) {
            assertThat(terminal.runAt(abandoned, "show")).isEqualTo(ExitCode.DONE);
            assertThat(terminal.opened).hasValue(1);
        }
    }

    @Test
    void formatsWithoutTheHandler() {
        terminal.input = STATE;

        assertThat(terminal.runAt(socket, "format")).isEqualTo(ExitCode.DONE);
        assertThat(handler.opened).hasValue(0);
    }

    @Test
    void hangingUpStopsTheCommand() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var slow = new NodeCommands.Door() {
            @Override
            public NodeAccess open() {
                return handler.open();
            }

            @Override
            public NetworkState observeKernel() {
                return NetworkState.empty();
            }

            @Override
            public <T> T exclusively(NodeCommands.Change<T> change) throws IOException {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException _) {
                    interrupted.set(true);
                }
                throw new IOException("stopped");
            }
        };
        var other = folder.resolve("slow.sock");
        try (var _ = CommandServer.start(other, slow)) {
            try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(other))) {
                new Frame(Frame.Kind.RUN, "commit").write(new DataOutputStream(Channels.newOutputStream(channel)));
                begun.await();
            }
            await().untilTrue(interrupted);
        }
    }

    @Test
    void refusesWhatIsNoCommand() throws IOException {
        for (var nonsense : List.of("GET / HTTP/1.1\r\n\r\n", "\0\uffff\uffff\uffff", "")) {
            try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                channel.write(StandardCharsets.UTF_8.encode(nonsense));
                channel.shutdownOutput();
                assertThat(Frame.read(new DataInputStream(Channels.newInputStream(channel)))).isEqualTo(Optional.empty());
            }
        }
        assertThat(terminal.runAt(socket, "show")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.opened).hasValue(0);
    }
}
