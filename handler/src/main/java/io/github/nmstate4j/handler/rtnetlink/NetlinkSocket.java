package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// A netlink socket of one family. One thread at a time, but for [#wake()].
interface NetlinkSocket extends AutoCloseable {

    /// Nothing was lost but messages: the kernel had more to say than the buffer holds.
    int ENOBUFS = 105;

    void join(int group) throws RtnetlinkException;

    void send(ByteBuffer request) throws RtnetlinkException;

    /// The next datagram of the kernel in native byte order, or nothing when none came in time or [#wake()] was called.
    Optional<ByteBuffer> receive(Duration timeout) throws RtnetlinkException;

    /// Ends a waiting [#receive(Duration)], from any thread. Every later wait ends at once, too.
    void wake();

    @Override
    void close();

    /// Opens sockets in the network namespace of the calling thread.
    interface Opener {
        NetlinkSocket open() throws RtnetlinkException;
    }
}
