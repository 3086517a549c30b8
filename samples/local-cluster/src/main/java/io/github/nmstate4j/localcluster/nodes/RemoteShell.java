package io.github.nmstate4j.localcluster.nodes;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Runs shell commands in a node over its management network; the other end is the script `node-agent`.
/// Connections are kept for the next command.
/// A child that a command leaves in the background does not hold the answer up.
final class RemoteShell implements AutoCloseable {

    private static final int PORT = 2222;
    private static final int LONGEST_HEADER = 64;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /// How long the node may take beyond the command's own time.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String address;
    private final Deque<Socket> idle = new ConcurrentLinkedDeque<>();

    RemoteShell(String address) {
        this.address = address;
    }

    CommandResult run(String command, Duration timeout) throws IOException {
        var socket = idle.poll();
        if (socket == null) {
            socket = connect();
        }
        try {
            var result = run(socket, command, timeout);
            idle.push(socket);
            return result;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, PORT), (int) CONNECT.toMillis());
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static CommandResult run(Socket socket, String command, Duration timeout) throws IOException {
        var script = command.getBytes(StandardCharsets.UTF_8);
        var request = new ByteArrayOutputStream();
        request.writeBytes((Math.max(1, timeout.toSeconds()) + " " + script.length + "\n").getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(script);
        socket.setSoTimeout((int) timeout.plus(GRACE).toMillis());
        request.writeTo(socket.getOutputStream());
        // The node sends nothing beyond the one answer, so nothing is left in this buffer.
        var in = new BufferedInputStream(socket.getInputStream());
        var header = Arrays.stream(header(in).split(" ")).mapToInt(Integer::parseInt).toArray();
        return new CommandResult(command, header[0], text(in, header[1]), text(in, header[2]));
    }

    private static String header(InputStream in) throws IOException {
        var header = new StringBuilder();
        for (int character = in.read(); character != '\n'; character = in.read()) {
            if (character < 0 || header.length() == LONGEST_HEADER) {
                throw new EOFException("the node ended the connection without an answer");
            }
            header.append((char) character);
        }
        return header.toString();
    }

    private static String text(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the node ended the connection in the middle of an answer");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        for (var socket = idle.poll(); socket != null; socket = idle.poll()) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new NodeException("Cannot close a connection to " + address + ": " + e.getMessage(), e);
            }
        }
    }
}
