package io.github.nmstate4j.handler.rtnetlink;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/// The C library's sockets over `java.lang.foreign`.
final class NativeNetlinkSocket implements NetlinkSocket {

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
    private static final int NETLINK_ROUTE = 0;
    private static final int NETLINK_GENERIC = 16;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_ADD_MEMBERSHIP = 1;
    private static final int NETLINK_EXT_ACK = 11;
    private static final int NETLINK_GET_STRICT_CHK = 12;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_TRUNC = 0x20;
    private static final int EFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;
    private static final short POLLIN = 1;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;

    /// Larger than any message of a dump, which the kernel keeps to 32 KiB.
    private static final int BUFFER = 64 * 1024;
    private static final int RECEIVE_QUEUE = 1024 * 1024;
    private static final int POLLFD = 8;
    private static final int SOCKADDR_NL = 12;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_FIELD =
            CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET =
            function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle BIND =
            function("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SETSOCKOPT = function(
            "setsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SEND =
            function("send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle RECVFROM = function(
            "recvfrom", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle POLL =
            function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle EVENTFD =
            function("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle WRITE =
            function("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final MemorySegment callState;
    private final MemorySegment buffer;
    private final MemorySegment sender;
    private final MemorySegment senderSize;
    private final MemorySegment watched;
    private final int socket;
    private final int waker;
    private boolean closed;

    private NativeNetlinkSocket(int protocol) throws RtnetlinkException {
        // Freed with this object: a late wake-up can never touch memory that is gone.
        var arena = Arena.ofAuto();
        callState = arena.allocate(CALL_STATE);
        buffer = arena.allocate(BUFFER, 8);
        sender = arena.allocate(SOCKADDR_NL, 4);
        senderSize = arena.allocate(JAVA_INT);
        watched = arena.allocate(2 * POLLFD, 4);
        socket = (int) checked("open a netlink socket", () ->
                (int) SOCKET.invokeExact(callState, AF_NETLINK, SOCK_RAW_CLOEXEC, protocol));
        waker = openWaker();
        watch(0, socket);
        watch(1, waker);
    }

    static NetlinkSocket open() throws RtnetlinkException {
        return open(NETLINK_ROUTE);
    }

    static NetlinkSocket openGeneric() throws RtnetlinkException {
        return open(NETLINK_GENERIC);
    }

    private static NetlinkSocket open(int protocol) throws RtnetlinkException {
        var opened = new NativeNetlinkSocket(protocol);
        opened.bind();
        // All three are wishes: an old kernel or a process without privileges does without them.
        opened.set(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
        opened.set(SOL_NETLINK, NETLINK_EXT_ACK, 1);
        if (opened.set(SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_QUEUE) < 0) {
            opened.set(SOL_SOCKET, SO_RCVBUF, RECEIVE_QUEUE);
        }
        return opened;
    }

    /// Without a port of its own a socket hears no group.
    private void bind() throws RtnetlinkException {
        try (var scratch = Arena.ofConfined()) {
            var address = scratch.allocate(SOCKADDR_NL, 4);
            address.set(JAVA_SHORT, 0, (short) AF_NETLINK);
            checked("bind a netlink socket", () -> (int) BIND.invokeExact(callState, socket, address, SOCKADDR_NL));
        } catch (RtnetlinkException e) {
            close();
            throw e;
        }
    }

    private int openWaker() throws RtnetlinkException {
        try {
            return (int) checked("open an event counter", () ->
                    (int) EVENTFD.invokeExact(callState, 0, EFD_CLOEXEC_NONBLOCK));
        } catch (RtnetlinkException e) {
            close(socket);
            throw e;
        }
    }

    private void watch(int slot, int descriptor) {
        watched.set(JAVA_INT, (long) slot * POLLFD, descriptor);
        watched.set(JAVA_SHORT, (long) slot * POLLFD + 4, POLLIN);
    }

    @Override
    public void join(int group) throws RtnetlinkException {
        if (set(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group) < 0) {
            throw new RtnetlinkException("Cannot join netlink group " + group, errno());
        }
    }

    private int set(int level, int option, int value) {
        try (var scratch = Arena.ofConfined()) {
            var number = scratch.allocateFrom(JAVA_INT, value);
            return (int) call(() -> (int) SETSOCKOPT.invokeExact(callState, socket, level, option, number, 4));
        }
    }

    @Override
    public void send(ByteBuffer request) throws RtnetlinkException {
        try (var scratch = Arena.ofConfined()) {
            long length = request.remaining();
            var bytes = scratch.allocate(length, 4).copyFrom(MemorySegment.ofBuffer(request));
            checked("send to the kernel", () -> (long) SEND.invokeExact(callState, socket, bytes, length, 0));
        }
    }

    @Override
    public Optional<ByteBuffer> receive(Duration timeout) throws RtnetlinkException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long left = Math.max(0, (deadline - System.nanoTime() + 999_999) / 1_000_000);
            int ready = poll((int) Math.min(left, Integer.MAX_VALUE));
            boolean woken = watched.get(JAVA_SHORT, POLLFD + 6L) != 0;
            if (woken || ready == 0) {
                return Optional.empty();
            }
            var datagram = ready < 0 ? Optional.<ByteBuffer>empty() : read();
            if (datagram.isPresent()) {
                return datagram;
            }
        }
    }

    /// The number of descriptors that are ready; negative when a signal came between.
    private int poll(int milliseconds) throws RtnetlinkException {
        int ready = (int) call(() -> (int) POLL.invokeExact(callState, watched, 2L, milliseconds));
        if (ready < 0 && errno() != EINTR) {
            throw new RtnetlinkException("Cannot wait for the kernel", errno());
        }
        return ready;
    }

    /// Nothing when the datagram is not the kernel's, or is gone already.
    private Optional<ByteBuffer> read() throws RtnetlinkException {
        senderSize.set(JAVA_INT, 0, SOCKADDR_NL);
        long length = call(() -> (long) RECVFROM.invokeExact(
                callState, socket, buffer, (long) BUFFER, MSG_DONTWAIT | MSG_TRUNC, sender, senderSize));
        if (length < 0) {
            int errno = errno();
            if (errno == EINTR || errno == EAGAIN) {
                return Optional.empty();
            }
            throw new RtnetlinkException("Cannot receive from the kernel", errno);
        }
        if (length > BUFFER) {
            throw new RtnetlinkException(
                    "The kernel sent a message of " + length + " bytes, more than " + BUFFER, 0);
        }
        int port = sender.get(JAVA_INT, 4);
        if (port != 0) {
            return Optional.empty();
        }
        var copy = ByteBuffer.allocate((int) length).order(ByteOrder.nativeOrder());
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, copy.array(), 0, (int) length);
        return Optional.of(copy);
    }

    /// Writes with a call state of its own, as it comes from another thread.
    @Override
    public synchronized void wake() {
        if (closed) {
            return;
        }
        try (var scratch = Arena.ofConfined()) {
            var state = scratch.allocate(CALL_STATE);
            var one = scratch.allocateFrom(JAVA_LONG, 1L);
            call(() -> (long) WRITE.invokeExact(state, waker, one, 8L));
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        close(socket);
        close(waker);
    }

    private void close(int descriptor) {
        call(() -> (int) CLOSE.invokeExact(callState, descriptor));
    }

    private int errno() {
        return (int) ERRNO_FIELD.get(callState, 0L);
    }

    private long checked(String action, NativeCall call) throws RtnetlinkException {
        long result = call(call);
        if (result < 0) {
            throw new RtnetlinkException("Cannot " + action, errno());
        }
        return result;
    }

    private interface NativeCall {
        /// A method handle may throw anything, by its signature.
        long invoke() throws Throwable;
    }

    private static long call(NativeCall call) {
        try {
            return call.invoke();
        } catch (Throwable e) {
            throw new AssertionError("A native call throws nothing", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor signature) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), signature, ERRNO);
    }
}
