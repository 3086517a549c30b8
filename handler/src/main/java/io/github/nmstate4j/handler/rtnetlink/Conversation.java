package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Questions and answers over one socket, one at a time.
final class Conversation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// How often a dump is begun again when the kernel changed under it.
    private static final int TRIES = 5;

    private final NetlinkSocket socket;
    private int sequence;

    Conversation(NetlinkSocket socket) {
        this.socket = socket;
    }

    /// Everything of a kind, as messages of the wanted type, and consistent in itself.
    List<Message> dump(int type, ByteBuffer request, int wanted) throws RtnetlinkException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            send(type, Message.FLAG_DUMP, request);
            var answer = new ArrayList<Message>();
            if (collect(type, wanted, answer)) {
                return answer;
            }
        }
        throw new RtnetlinkException(
                "The kernel changed under each of " + TRIES + " dumps of request " + type + "; ask again later", 0);
    }

    /// Asks for one thing, or for something to be done; what the kernel answers before it says that this was all.
    List<Message> ask(int type, int flags, ByteBuffer request) throws RtnetlinkException {
        send(type, Message.FLAG_ACKNOWLEDGE | flags, request);
        var answer = new ArrayList<Message>();
        while (true) {
            for (var message : receive(type)) {
                if (message.type() == Message.TYPE_ERROR) {
                    check(type, message);
                    return answer;
                }
                answer.add(message);
            }
        }
    }

    private void send(int type, int flags, ByteBuffer request) throws RtnetlinkException {
        sequence++;
        socket.send(new Message(type, Message.FLAG_REQUEST | flags, sequence, request).bytes());
    }

    /// Whether the dump is consistent; what was collected is worthless otherwise.
    private boolean collect(int type, int wanted, List<Message> answer) throws RtnetlinkException {
        boolean consistent = true;
        while (true) {
            for (var message : receive(type)) {
                consistent &= (message.flags() & Message.FLAG_DUMP_INTERRUPTED) == 0;
                switch (message.type()) {
                    case Message.TYPE_DONE -> {
                        check(type, message);
                        return consistent;
                    }
                    case Message.TYPE_ERROR -> {
                        check(type, message);
                        throw new RtnetlinkException("The kernel acknowledged the dump of request " + type, 0);
                    }
                    default -> {
                        if (message.type() == wanted) {
                            answer.add(message);
                        }
                    }
                }
            }
        }
    }

    /// The messages of a datagram, without the rest of an answer that was given up.
    private List<Message> receive(int type) throws RtnetlinkException {
        var datagram = socket.receive(PATIENCE)
                .orElseThrow(() -> new RtnetlinkException(
                        "The kernel did not answer request " + type + " within " + PATIENCE.toSeconds() + " s", 0));
        return Message.read(datagram).stream().filter(message -> message.sequence() == sequence).toList();
    }

    private static void check(int type, Message message) throws RtnetlinkException {
        int error = message.payload().remaining() >= 4 ? -message.payload().getInt(0) : 0;
        if (error > 0) {
            throw new RtnetlinkException("The kernel refused request " + type, error);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
