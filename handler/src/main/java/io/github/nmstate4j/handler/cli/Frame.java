package io.github.nmstate4j.handler.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One message between whoever types a command and the handler that runs it: a kind and some texts, each as its length
/// and its bytes in UTF-8.
record Frame(Kind kind, List<String> texts) {

    private static final int MOST_TEXTS = 10_000;
    private static final int LONGEST = 32 * 1024 * 1024;

    enum Kind {
        /// To the handler, first: the arguments.
        RUN(1),
        /// To the terminal.
        OUT(2),
        ERR(3),
        /// Of the desk; each is answered by VALUE or FAILED.
        READ(4),
        WRITE(5),
        FILES(6),
        EDIT(7),
        VALUE(8),
        FAILED(9),
        /// Last: the exit code.
        EXIT(10);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        private static Kind of(int code) throws IOException {
            return Stream.of(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IOException("not a message: it begins with " + code));
        }
    }

    Frame {
        texts = List.copyOf(texts);
    }

    Frame(Kind kind, String... texts) {
        this(kind, List.of(texts));
    }

    String text() throws IOException {
        if (texts.isEmpty()) {
            throw new IOException("a message of the kind " + kind + " lacks its text");
        }
        return texts.getFirst();
    }

    void write(DataOutputStream to) throws IOException {
        to.writeByte(kind.code);
        to.writeInt(texts.size());
        for (var text : texts) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            to.writeInt(bytes.length);
            to.write(bytes);
        }
        to.flush();
    }

    /// Empty at the end of the connection.
    static Optional<Frame> read(DataInputStream from) throws IOException {
        int code = from.read();
        if (code < 0) {
            return Optional.empty();
        }
        var kind = Kind.of(code);
        int count = within(from.readInt(), MOST_TEXTS);
        int left = LONGEST;
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var bytes = from.readNBytes(within(from.readInt(), left));
            texts.add(new String(bytes, StandardCharsets.UTF_8));
            left -= bytes.length;
        }
        return Optional.of(new Frame(kind, texts));
    }

    private static int within(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new EOFException("a message is too large");
        }
        return number;
    }
}
