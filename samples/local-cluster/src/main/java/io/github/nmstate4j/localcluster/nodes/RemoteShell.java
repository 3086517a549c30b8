package io.github.nmstate4j.localcluster.nodes;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// Runs shell commands in a node over its management network; the other end is the script `node-serve`.
/// A child that a command leaves in the background does not hold the answer up.
final class RemoteShell {

    private static final int PORT = 2222;
    private static final int LONGEST_HEADER = 64;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /// How long the node may take beyond the command's own time.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String address;

    RemoteShell(String address) {
        this.address = address;
    }

    CommandResult run(String command, Duration timeout) throws IOException {
        var script = command.getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, PORT), (int) CONNECT.toMillis());
            socket.setSoTimeout((int) timeout.plus(GRACE).toMillis());
            var out = socket.getOutputStream();
            out.write((Math.max(1, timeout.toSeconds()) + " " + script.length + "\n").getBytes(StandardCharsets.US_ASCII));
            out.write(script);
            out.flush();
            var in = new BufferedInputStream(socket.getInputStream());
            var header = Arrays.stream(header(in).split(" ")).mapToInt(Integer::parseInt).toArray();
            return new CommandResult(command, header[0], text(in, header[1]), text(in, header[2]));
        }
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
}
