package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/// A socket whose far end is a function from request to answer.
final class ScriptedSocket implements NetlinkSocket {

    private sealed interface Arrival {
        record Datagram(ByteBuffer bytes) implements Arrival {}

        record Failure(int errno) implements Arrival {}

        record Wake() implements Arrival {}
    }

    private final Function<Message, List<ByteBuffer>> kernel;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final List<Integer> groups = new ArrayList<>();

    ScriptedSocket(Function<Message, List<ByteBuffer>> kernel) {
        this.kernel = kernel;
    }

    void deliver(ByteBuffer datagram) {
        arrivals.add(new Arrival.Datagram(datagram));
    }

    void failOnce(int errno) {
        arrivals.add(new Arrival.Failure(errno));
    }

    List<Integer> groups() {
        return groups;
    }

    static ByteBuffer datagram(Message... messages) {
        var all = ByteBuffer.allocate(64 * 1024).order(ByteOrder.nativeOrder());
        for (var message : messages) {
            all.put(message.bytes());
        }
        return all.flip().slice().order(ByteOrder.nativeOrder());
    }

    @Override
    public void join(int group) {
        groups.add(group);
    }

    @Override
    public void send(ByteBuffer request) {
        kernel.apply(Message.read(request).getFirst()).forEach(this::deliver);
    }

    @Override
    public Optional<ByteBuffer> receive(Duration timeout) throws RtnetlinkException {
        try {
            var arrival = timeout.compareTo(Duration.ofMinutes(1)) > 0
                    ? Optional.of(arrivals.take())
                    : Optional.ofNullable(arrivals.poll());
            return switch (arrival.orElseGet(Arrival.Wake::new)) {
                case Arrival.Datagram(var bytes) -> Optional.of(bytes);
                case Arrival.Failure(int errno) -> throw new RtnetlinkException("scripted", errno);
                case Arrival.Wake() -> Optional.empty();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void wake() {
        arrivals.add(new Arrival.Wake());
    }

    @Override
    public void close() {
        arrivals.clear();
    }
}
