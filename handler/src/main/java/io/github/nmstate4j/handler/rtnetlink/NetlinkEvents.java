package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.time.Duration;

/// One subscription: a thread that waits at a socket which has joined the groups of interest.
final class NetlinkEvents implements Rtnetlink.Subscription {

    private final NetlinkSocket socket;
    private final Rtnetlink.Listener listener;
    private final Duration patience;
    private final Thread thread;
    private volatile boolean closed;

    /// A platform thread: the wait is a system call, which would pin a virtual one.
    NetlinkEvents(NetlinkSocket socket, Rtnetlink.Listener listener, Duration patience) {
        this.socket = socket;
        this.listener = listener;
        this.patience = patience;
        this.thread = Thread.ofPlatform().daemon().name("rtnetlink-events").start(this::run);
    }

    private void run() {
        try (socket) {
            while (!closed) {
                if (somethingCame() && !closed) {
                    listener.changed();
                }
            }
        } catch (RtnetlinkException e) {
            if (!closed) {
                listener.lost(e);
            }
        }
    }

    private boolean somethingCame() throws RtnetlinkException {
        try {
            return socket.receive(patience).map(NetlinkEvents::tellsOfChange).orElse(false);
        } catch (RtnetlinkException e) {
            if (e.errno() == NetlinkSocket.ENOBUFS) {
                return true; // messages were lost, so something changed
            }
            throw e;
        }
    }

    private static boolean tellsOfChange(ByteBuffer datagram) {
        try {
            return Message.read(datagram).stream().anyMatch(message -> message.type() >= Message.FIRST_DATA_TYPE);
        } catch (MalformedMessage e) {
            return true; // whatever it says, asking anew is right
        }
    }

    @Override
    public void close() {
        closed = true;
        socket.wake();
        if (Thread.currentThread() != thread) {
            joinQuietly();
        }
    }

    private void joinQuietly() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
