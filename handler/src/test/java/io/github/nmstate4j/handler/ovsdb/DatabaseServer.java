package io.github.nmstate4j.handler.ovsdb;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// A server at a unix socket whose answers are a function of what came in; no answer leaves the client waiting.
final class DatabaseServer implements AutoCloseable {

    private final ServerSocketChannel listening;

    DatabaseServer(Path socket, Function<String, Optional<String>> answers) throws IOException {
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> serve(answers));
    }

    private void serve(Function<String, Optional<String>> answers) {
        try {
            while (listening.isOpen()) {
                try (var connection = listening.accept()) {
                    answer(connection, answers);
                }
            }
        } catch (IOException e) {
            // The listening socket was closed, or a client went away: every test has a server of its own.
        }
    }

    private static void answer(SocketChannel connection, Function<String, Optional<String>> answers)
            throws IOException {
        var request = ByteBuffer.allocate(64 * 1024);
        connection.read(request);
        var answer = answers.apply(StandardCharsets.UTF_8.decode(request.flip()).toString());
        var bytes = StandardCharsets.UTF_8.encode(answer.orElse(""));
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
        connection.read(request.clear()); // until the client goes
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
