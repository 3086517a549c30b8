package io.github.nmstate4j.handler.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs commands in the process of the handler, which knows the node already and changes it one thing at a time. Only
/// the user that the handler runs as may connect. Whoever hangs up stops their command; a change is rolled back then.
public final class CommandServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandServer.class);
    private static final int MOST_AT_ONCE = 16;

    private final ServerSocketChannel listening;
    private final Path socket;
    private final NodeCommands.Door door;
    private final Semaphore seats = new Semaphore(MOST_AT_ONCE);

    private CommandServer(ServerSocketChannel listening, Path socket, NodeCommands.Door door) {
        this.listening = listening;
        this.socket = socket;
        this.door = door;
    }

    /// Replaces a socket that a killed handler left: whoever calls this is the node's only handler.
    public static CommandServer start(Path socket, NodeCommands.Door door) throws IOException {
        var folder = socket.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.deleteIfExists(socket);
        var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            listening.close();
            throw e;
        }
        var server = new CommandServer(listening, socket, door);
        Thread.ofPlatform().name("commands").daemon().start(server::accept);
        return server;
    }

    private void accept() {
        while (listening.isOpen()) {
            try {
                var connection = listening.accept();
                Thread.ofPlatform().name("command").daemon().start(() -> serve(connection));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.warn("A command could not connect", e);
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            if (!isOurs(connection)) {
                LOG.warn("Refused a command of another user");
                return;
            }
            if (!seats.tryAcquire()) {
                LOG.warn("Refused a command: {} are at work", MOST_AT_ONCE);
                return;
            }
            try {
                new Session(connection).run();
            } finally {
                seats.release();
            }
        } catch (ClosedChannelException e) {
            LOG.debug("A command hung up", e);
        } catch (IOException e) {
            LOG.warn("A command broke off: {}", e.getMessage());
        } catch (InterruptedException _) {
            LOG.info("A command was stopped, because whoever typed it hung up");
        }
    }

    /// The permissions of the socket say the same; this holds even if somebody loosens them.
    private boolean isOurs(SocketChannel connection) throws IOException {
        return connection
                .getOption(ExtendedSocketOptions.SO_PEERCRED)
                .user()
                .equals(Files.getOwner(socket));
    }

    /// Commands that are under way go on.
    @Override
    public void close() throws IOException {
        listening.close();
        Files.deleteIfExists(socket);
    }

    /// One command. What the terminal says is read in a thread of its own, so that its silence is noticed.
    private final class Session {
        private final DataInputStream in;
        private final DataOutputStream out;
        private final BlockingQueue<Frame> answers = new LinkedBlockingQueue<>();
        private final Thread runner = Thread.currentThread();

        Session(SocketChannel connection) {
            in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(connection)));
            out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(connection)));
        }

        void run() throws IOException, InterruptedException {
            var first = Frame.read(in);
            if (first.isEmpty() || first.get().kind() != Frame.Kind.RUN) {
                throw new IOException("it did not say what to run");
            }
            Thread.ofPlatform().name("command-answers").daemon().start(this::listen);
            var desk = new RemoteDesk();
            int code;
            try (var output = writer(Frame.Kind.OUT);
                    var errors = writer(Frame.Kind.ERR)) {
                code = new NodeCommands(door, desk).run(output, errors, first.get().texts().toArray(String[]::new));
            }
            send(new Frame(Frame.Kind.EXIT, Integer.toString(code)));
        }

        private void listen() {
            try {
                for (var frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                    answers.add(frame.get());
                }
            } catch (IOException e) {
                LOG.debug("A command hung up", e);
            }
            runner.interrupt();
        }

        private PrintWriter writer(Frame.Kind kind) {
            return new PrintWriter(new FrameWriter(text -> send(new Frame(kind, text))), true);
        }

        private void send(Frame frame) throws IOException {
            synchronized (out) {
                frame.write(out);
            }
        }

        private final class RemoteDesk implements Desk {
            @Override
            public String read(String file) throws IOException {
                return ask(new Frame(Frame.Kind.READ, file)).text();
            }

            @Override
            public void write(String file, String text) throws IOException {
                ask(new Frame(Frame.Kind.WRITE, file, text));
            }

            @Override
            public List<String> files(String pattern) throws IOException {
                return ask(new Frame(Frame.Kind.FILES, pattern)).texts();
            }

            @Override
            public Optional<String> edit(String text) throws IOException {
                return ask(new Frame(Frame.Kind.EDIT, text)).texts().stream().findFirst();
            }

            private Frame ask(Frame question) throws IOException {
                send(question);
                try {
                    var answer = answers.take();
                    if (answer.kind() != Frame.Kind.VALUE) {
                        throw new IOException(answer.text());
                    }
                    return answer;
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    throw new IOException("whoever typed the command hung up");
                }
            }
        }
    }
}
