package io.github.nmstate4j.handler.cli;

import java.io.IOException;
import java.io.Writer;

/// Gathers what is printed and hands it on in pieces.
final class FrameWriter extends Writer {

    private static final int PIECE = 64 * 1024;

    /// Takes what was printed.
    @FunctionalInterface
    interface Sink {
        void accept(String text) throws IOException;
    }

    private final Sink sink;
    private final StringBuilder gathered = new StringBuilder();

    FrameWriter(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        gathered.append(text, from, length);
        if (gathered.length() >= PIECE) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        if (!gathered.isEmpty()) {
            var text = gathered.toString();
            gathered.setLength(0);
            sink.accept(text);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
