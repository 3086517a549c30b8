package io.github.nmstate4j.handler.rtnetlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Dumps of a real node in a folder: one file per request, `type-family.bin`, the messages one after the other.
/// They are in the byte order of the machine that recorded them, little endian.
public final class Recording {

    private Recording() {}

    /// Records the node this runs on: `java -cp … Recording FOLDER`.
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        try (var rtnetlink = new KernelRtnetlink(() -> new Recorder(folder, NativeNetlinkSocket.open()))) {
            System.out.println(rtnetlink.snapshot());
        }
    }

    /// What the gateway makes of a recording among the test resources.
    public static KernelSnapshot snapshot(String name) {
        var replay = new ScriptedSocket(request -> List.of(answer(name, request)));
        try (var rtnetlink = new KernelRtnetlink(() -> replay)) {
            return rtnetlink.snapshot();
        } catch (RtnetlinkException e) {
            throw new IllegalArgumentException("recording " + name, e);
        }
    }

    private static String file(Message request) {
        return request.type() + "-" + request.payload().get(0) + ".bin";
    }

    private static ByteBuffer answer(String name, Message request) {
        var resource = "/nodes/" + name + "/rtnetlink/" + file(request);
        try (var stream = Objects.requireNonNull(Recording.class.getResourceAsStream(resource), resource)) {
            var recorded = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.nativeOrder());
            for (int start = 0; start < recorded.limit(); start += Attributes.aligned(recorded.getInt(start))) {
                recorded.putInt(start + 8, request.sequence());
            }
            return recorded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Recorder implements NetlinkSocket {

        private final Path folder;
        private final NetlinkSocket kernel;
        private Path file;

        Recorder(Path folder, NetlinkSocket kernel) {
            this.folder = folder;
            this.kernel = kernel;
            this.file = folder;
        }

        @Override
        public void join(int group) throws RtnetlinkException {
            kernel.join(group);
        }

        @Override
        public void send(ByteBuffer request) throws RtnetlinkException {
            file = folder.resolve(file(Message.read(request).getFirst()));
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            kernel.send(request);
        }

        @Override
        public Optional<ByteBuffer> receive(Duration timeout) throws RtnetlinkException {
            var datagram = kernel.receive(timeout);
            try {
                if (datagram.isPresent()) {
                    Files.write(
                            file, datagram.get().array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return datagram;
        }

        @Override
        public void wake() {
            kernel.wake();
        }

        @Override
        public void close() {
            kernel.close();
        }
    }
}
