package io.github.nmstate4j.handler.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// ICMP echo over a raw socket bound to the interface; needs CAP_NET_RAW. The JDK's own reachability test cannot be
/// bound to a device, and falls back to TCP without saying so.
public final class IcmpEcho implements Echo {

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
    private static final int IPPROTO_ICMP = 1;
    private static final int IPPROTO_ICMPV6 = 58;
    private static final int SOL_SOCKET = 1;
    private static final int SO_BINDTODEVICE = 25;
    private static final int MSG_DONTWAIT = 0x40;
    private static final short POLLIN = 1;
    private static final int SOCKADDR = 28;
    private static final int PACKET = 1500;
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(500);

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_FIELD =
            CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SOCKET =
            function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SETSOCKOPT = function(
            "setsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SENDTO = function(
            "sendto", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle RECV =
            function("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle POLL =
            function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final RandomGenerator random;

    /// Each call marks its requests with a number from `random`, so that concurrent calls do not take each other's answers.
    public IcmpEcho(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public boolean answers(InetAddress address, String interfaceName, Duration within) throws IOException {
        try (var arena = Arena.ofConfined();
                var socket = new RawSocket(arena, address instanceof Inet6Address)) {
            socket.bindTo(interfaceName);
            int mark = random.nextInt();
            long deadline = System.nanoTime() + within.toNanos();
            for (int sequence = 0; System.nanoTime() - deadline < 0; sequence++) {
                socket.send(address, interfaceName, EchoMessage.request(socket.six(), mark, sequence));
                long next = Math.min(deadline, System.nanoTime() + BETWEEN_REQUESTS.toNanos());
                if (socket.hears(mark, next)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// One socket, used by one thread.
    private static final class RawSocket implements AutoCloseable {
        private final Arena arena;
        private final boolean six;
        private final MemorySegment callState;
        private final MemorySegment packet;
        private final MemorySegment watched;
        private final int descriptor;

        RawSocket(Arena arena, boolean six) throws IOException {
            this.arena = arena;
            this.six = six;
            callState = arena.allocate(CALL_STATE);
            packet = arena.allocate(PACKET);
            watched = arena.allocate(8, 4);
            descriptor = (int) checked("open a raw ICMP socket (it needs CAP_NET_RAW)", () -> (int) SOCKET.invokeExact(
                    callState,
                    six ? AF_INET6 : AF_INET,
                    SOCK_RAW_CLOEXEC,
                    six ? IPPROTO_ICMPV6 : IPPROTO_ICMP));
            watched.set(JAVA_INT, 0, descriptor);
            watched.set(JAVA_SHORT, 4, POLLIN);
        }

        boolean six() {
            return six;
        }

        void bindTo(String interfaceName) throws IOException {
            var name = arena.allocateFrom(interfaceName);
            checked("bind to " + interfaceName, () -> (int) SETSOCKOPT.invokeExact(
                    callState, descriptor, SOL_SOCKET, SO_BINDTODEVICE, name, (int) name.byteSize()));
        }

        /// A network that is unreachable right now is no error: the next request may get through.
        void send(InetAddress address, String interfaceName, ByteBuffer message) throws IOException {
            var to = arena.allocate(SOCKADDR, 4);
            to.set(JAVA_SHORT, 0, (short) (six ? AF_INET6 : AF_INET));
            MemorySegment.copy(address.getAddress(), 0, to, JAVA_BYTE, six ? 8 : 4, six ? 16 : 4);
            if (six) {
                var device = NetworkInterface.getByName(interfaceName);
                to.set(JAVA_INT, 24, device == null ? 0 : device.getIndex());
            }
            var bytes = arena.allocate(message.remaining()).copyFrom(MemorySegment.ofBuffer(message));
            invoke(() -> (long) SENDTO.invokeExact(
                    callState, descriptor, bytes, bytes.byteSize(), 0, to, six ? 28 : 16));
        }

        boolean hears(int mark, long deadline) {
            while (true) {
                long left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                long ready = invoke(() -> (int) POLL.invokeExact(callState, watched, 1L, (int) left));
                if (ready > 0 && reads(mark)) {
                    return true;
                }
            }
        }

        private boolean reads(int mark) {
            long length = invoke(() ->
                    (long) RECV.invokeExact(callState, descriptor, packet, (long) PACKET, MSG_DONTWAIT));
            return length > 0
                    && EchoMessage.isReply(
                            six, mark, ByteBuffer.wrap(packet.asSlice(0, length).toArray(JAVA_BYTE)));
        }

        private long checked(String action, NativeCall call) throws IOException {
            long result = invoke(call);
            if (result < 0) {
                throw new IOException("cannot " + action + " (errno " + (int) ERRNO_FIELD.get(callState, 0L) + ")");
            }
            return result;
        }

        @Override
        public void close() {
            invoke(() -> (int) CLOSE.invokeExact(callState, descriptor));
        }
    }

    private interface NativeCall {
        /// A method handle may throw anything, by its signature.
        long invoke() throws Throwable;
    }

    private static long invoke(NativeCall call) {
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
