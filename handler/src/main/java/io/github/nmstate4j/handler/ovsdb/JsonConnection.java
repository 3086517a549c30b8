package io.github.nmstate4j.handler.ovsdb;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/// A unix socket over which JSON objects come one after the other, without anything between them.
final class JsonConnection implements AutoCloseable {

    /// A node with thousands of interfaces stays far below.
    static final int LARGEST_MESSAGE = 32 * 1024 * 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final long deadline;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024).limit(0);

    private JsonConnection(SocketChannel channel, Selector selector, long deadline) {
        this.channel = channel;
        this.selector = selector;
        this.deadline = deadline;
    }

    static JsonConnection open(Path socket, Duration patience) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.configureBlocking(false);
            return new JsonConnection(channel, Selector.open(), System.nanoTime() + patience.toNanos());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void write(byte[] message) throws IOException {
        var rest = ByteBuffer.wrap(message);
        while (rest.hasRemaining()) {
            if (channel.write(rest) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    /// The bytes of the next object.
    byte[] read() throws IOException {
        var object = new ByteArrayOutputStream();
        int depth = 0;
        boolean inText = false;
        boolean escaped = false;
        while (true) {
            byte next = next();
            if (object.size() == 0 && next != '{') {
                if (Character.isWhitespace(next)) {
                    continue;
                }
                throw new IOException("the answer is not a JSON object");
            }
            object.write(next);
            if (object.size() > LARGEST_MESSAGE) {
                throw new IOException("the answer is larger than " + LARGEST_MESSAGE + " bytes");
            }
            if (inText) {
                inText = escaped || next != '"';
                escaped = !escaped && next == '\\';
            } else if (next == '"') {
                inText = true;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
                if (depth == 0) {
                    return object.toByteArray();
                }
            }
        }
    }

    private byte next() throws IOException {
        while (!buffer.hasRemaining()) {
            buffer.clear();
            int count = channel.read(buffer);
            buffer.flip();
            if (count < 0) {
                throw new EOFException("the connection ended before the answer did");
            }
            if (count == 0) {
                await(SelectionKey.OP_READ);
            }
        }
        return buffer.get();
    }

    private void await(int operation) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new IOException("no answer in time");
        }
        channel.register(selector, operation);
        selector.select(left);
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            selector.close();
        }
    }
}
