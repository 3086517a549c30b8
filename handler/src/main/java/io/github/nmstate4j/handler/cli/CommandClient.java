package io.github.nmstate4j.handler.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Has the handler of the node run a command, if there is one.
public final class CommandClient {

    private static final Path OURSELVES = Path.of("/proc/self");
    private static final Set<PosixFilePermission> OWNERS_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path socket;
    private final Desk desk;

    CommandClient(Path socket, Desk desk) {
        this.socket = socket;
        this.desk = desk;
    }

    /// The exit code; empty when no handler listens, or not to us: then the command is run here.
    Optional<Integer> run(PrintWriter out, PrintWriter err, String... arguments) throws IOException {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        var doubt = doubt();
        if (doubt.isPresent()) {
            err.println(socket + " is not used, because " + doubt.get());
            return Optional.empty();
        }
        var connection = connected();
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        try (var channel = connection.get();
                var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
                var to = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)))) {
            new Frame(Frame.Kind.RUN, List.of(arguments)).write(to);
            while (true) {
                var frame = Frame.read(in)
                        .orElseThrow(() -> new IOException("the handler hung up; its log says why"));
                switch (frame.kind()) {
                    case OUT -> {
                        out.print(frame.text());
                        out.flush();
                    }
                    case ERR -> {
                        err.print(frame.text());
                        err.flush();
                    }
                    case READ, WRITE, FILES, EDIT -> answer(frame).write(to);
                    case EXIT -> {
                        return Optional.of(Integer.valueOf(frame.text()));
                    }
                    case RUN, VALUE, FAILED -> throw new IOException("the handler said " + frame.kind());
                }
            }
        }
    }

    private Frame answer(Frame question) throws IOException {
        try {
            return switch (question.kind()) {
                case READ -> new Frame(Frame.Kind.VALUE, desk.read(question.text()));
                case WRITE -> {
                    desk.write(question.text(), question.texts().getLast());
                    yield new Frame(Frame.Kind.VALUE);
                }
                case FILES -> new Frame(Frame.Kind.VALUE, desk.files(question.text()));
                default -> new Frame(Frame.Kind.VALUE, desk.edit(question.text()).stream().toList());
            };
        } catch (IOException e) {
            return new Frame(Frame.Kind.FAILED, NodeCommands.told(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Frame(Frame.Kind.FAILED, "stopped");
        }
    }

    /// Why the socket may be somebody else's trap.
    private Optional<String> doubt() throws IOException {
        var owner = Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS);
        if (!owner.equals(us()) && !owner.getName().equals("root")) {
            return Optional.of("it belongs to " + owner.getName());
        }
        return OWNERS_ONLY.containsAll(Files.getPosixFilePermissions(socket, LinkOption.NOFOLLOW_LINKS))
                ? Optional.empty()
                : Optional.of("others than its owner may use it");
    }

    private static UserPrincipal us() throws IOException {
        return Files.getOwner(OURSELVES);
    }

    /// A handler that was killed leaves its socket behind; one of another user does not let us in.
    private Optional<SocketChannel> connected() {
        try {
            return Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
