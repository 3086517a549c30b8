package io.github.nmstate4j.handler.networkmanager.dbus;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.constants.Flags;
import org.freedesktop.dbus.messages.constants.MessageTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to the bus that comes back: raw messages to one service, and its signals in order.
/// The library's connection never recovers, so a lost one is replaced, at the next call or, while somebody
/// listens, on its own.
final class Bus implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
    private static final String BUS_SERVICE = "org.freedesktop.DBus";
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String address;
    private final String service;
    private final String pathNamespace;
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Object lock = new Object();
    private Optional<DBusConnection> connection = Optional.empty();
    private boolean trying;
    private int generation;
    private volatile String owner = "";

    Bus(String address, String service, String pathNamespace) {
        this.address = address;
        this.service = service;
        this.pathNamespace = pathNamespace;
    }

    /// A call under way.
    record Pending(MethodCall call) {}

    /// The unique name of the service's process; "" while there is none. It changes when the service restarts.
    String owner() {
        return owner;
    }

    /// Sends without waiting for the answer.
    Pending send(String path, String interfaceName, String member, String signature, Object... arguments)
            throws BusException {
        return sendTo(connected(), service, path, interfaceName, member, signature, arguments);
    }

    List<Object> call(
            Duration timeout, String path, String interfaceName, String member, String signature, Object... arguments)
            throws BusException {
        return await(send(path, interfaceName, member, signature, arguments), timeout);
    }

    private static Pending sendTo(
            DBusConnection to,
            String service,
            String path,
            String interfaceName,
            String member,
            String signature,
            Object... arguments)
            throws BusException {
        try {
            var call = to.getMessageFactory()
                    .createMethodCall(
                            null,
                            service,
                            path,
                            interfaceName,
                            member,
                            Flags.NO_AUTO_START,
                            signature.isEmpty() ? null : signature,
                            arguments);
            to.sendMessage(call);
            return new Pending(call);
        } catch (DBusException | DBusExecutionException e) {
            throw new BusException(BusException.DISCONNECTED, "Cannot send " + member + ": " + e.getMessage(), e);
        }
    }

    /// The reply's parameters.
    List<Object> await(Pending pending, Duration timeout) throws BusException {
        var deadline = System.nanoTime() + timeout.toNanos();
        var reply = pending.call().getReply(Math.max(1, timeout.toMillis()));
        while (reply == null && !Thread.currentThread().isInterrupted()) {
            var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                break;
            }
            reply = pending.call().getReply(left);
        }
        if (reply == null && Thread.currentThread().isInterrupted()) {
            throw new BusException(BusException.INTERRUPTED, "interrupted while waiting for the answer to " + pending.call().getName());
        }
        if (reply == null) {
            throw new BusException(
                    BusException.TIMEOUT, "no answer to " + pending.call().getName() + " within " + timeout.toSeconds() + " s");
        }
        var parameters = parameters(reply);
        if (reply instanceof org.freedesktop.dbus.messages.Error error) {
            var name = Optional.ofNullable(error.getName()).orElse("");
            var text = parameters.isEmpty() ? name : String.valueOf(parameters.getFirst());
            // An error with the name of a Java class comes from the library: the connection broke under the call.
            throw new BusException(name.endsWith("Exception") ? BusException.DISCONNECTED : name, text);
        }
        return parameters;
    }

    private static List<Object> parameters(Message message) throws BusException {
        try {
            var parameters = message.getParameters();
            return parameters == null ? List.of() : List.copyOf(Arrays.asList(parameters));
        } catch (DBusException e) {
            throw new BusException("org.freedesktop.DBus.Error.InvalidArgs", "an answer that cannot be read: " + e.getMessage(), e);
        }
    }

    /// Calls the listener with every signal of the service, in order, from the bus's own thread: it must not block.
    Listening listen(Consumer<Signal> listener) {
        listeners.add(listener);
        connectInBackground();
        return () -> listeners.remove(listener);
    }

    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private DBusConnection connected() throws BusException {
        synchronized (lock) {
            if (closed.getCount() == 0) {
                throw new BusException(BusException.DISCONNECTED, "the connection to the bus was closed");
            }
            var current = connection.filter(DBusConnection::isConnected);
            if (current.isPresent()) {
                return current.get();
            }
            connection.ifPresent(Bus::disconnect);
            connection = Optional.empty();
            var fresh = connect();
            connection = Optional.of(fresh);
            return fresh;
        }
    }

    private DBusConnection connect() throws BusException {
        generation++;
        var own = generation;
        DBusConnection fresh;
        try {
            fresh = DBusConnectionBuilder.forAddress(address)
                    .withShared(false)
                    .withDisconnectCallback(new IDisconnectCallback() {
                        @Override
                        public void disconnectOnError(IOException e) {
                            // The library calls this from a thread that it wants back before it lets the connection go.
                            Thread.ofVirtual().name("bus-lost").start(() -> lost(own));
                        }
                    })
                    .build();
        } catch (DBusException | DBusExecutionException e) {
            throw new BusException(BusException.DISCONNECTED, "no connection to the bus at " + address + ": " + e.getMessage(), e);
        }
        try {
            // A match rule that names the sender by its well-known name never fires, so signals are sorted out on arrival.
            fresh.addGenericSigHandler(
                    DBusMatchRuleBuilder.create()
                            .withType(MessageTypes.SIGNAL)
                            .withPathNamespace(pathNamespace)
                            .build(),
                    this::signal);
            fresh.addGenericSigHandler(
                    DBusMatchRuleBuilder.create()
                            .withType(MessageTypes.SIGNAL)
                            .withInterface(BUS_SERVICE)
                            .withMember("NameOwnerChanged")
                            .build(),
                    this::ownerChanged);
            owner = askForOwner(fresh);
            return fresh;
        } catch (DBusException | DBusExecutionException e) {
            disconnect(fresh);
            throw new BusException(BusException.DISCONNECTED, "cannot listen on the bus at " + address + ": " + e.getMessage(), e);
        } catch (BusException e) {
            disconnect(fresh);
            throw e;
        }
    }

    private String askForOwner(DBusConnection fresh) throws BusException {
        try {
            var pending = sendTo(fresh, BUS_SERVICE, "/org/freedesktop/DBus", BUS_SERVICE, "GetNameOwner", "s", service);
            return String.valueOf(await(pending, Duration.ofSeconds(10)).getFirst());
        } catch (BusException e) {
            if (e.is("org.freedesktop.DBus.Error.NameHasNoOwner")) {
                return "";
            }
            throw e;
        }
    }

    private void signal(DBusSignal signal) {
        if (!owner.equals(signal.getSource())) {
            return;
        }
        try {
            var parameters = parameters(signal);
            deliver(new Signal(signal.getPath(), signal.getInterface(), signal.getName(), parameters));
        } catch (BusException e) {
            LOG.debug("Left out signal {}: {}", signal.getName(), e.getMessage());
        }
    }

    private void ownerChanged(DBusSignal signal) {
        try {
            var parameters = parameters(signal);
            if (!BUS_SERVICE.equals(signal.getSource()) || parameters.size() != 3 || !service.equals(parameters.getFirst())) {
                return;
            }
            owner = String.valueOf(parameters.get(2));
            LOG.info("{} {}", service, owner.isEmpty() ? "went away" : "is there");
            deliver(owner.isEmpty() ? Signal.GONE : Signal.STARTED_ANEW);
        } catch (BusException e) {
            LOG.debug("Left out signal {}: {}", signal.getName(), e.getMessage());
        }
    }

    private void deliver(Signal signal) {
        for (var listener : listeners) {
            try {
                listener.accept(signal);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on signal {}", signal.member(), e);
            }
        }
    }

    private void lost(int lostGeneration) {
        Optional<DBusConnection> dead = Optional.empty();
        synchronized (lock) {
            if (closed.getCount() == 0) {
                return;
            }
            if (lostGeneration == generation) {
                // It may say for a while that it is connected.
                dead = connection;
                connection = Optional.empty();
            }
            if (connection.isEmpty()) {
                owner = "";
            }
        }
        LOG.warn("Lost the connection to the bus at {}", address);
        dead.ifPresent(Bus::disconnect);
        deliver(Signal.GONE);
        connectInBackground();
    }

    private void connectInBackground() {
        synchronized (lock) {
            if (trying
                    || listeners.isEmpty()
                    || closed.getCount() == 0
                    || connection.map(DBusConnection::isConnected).orElse(false)) {
                return;
            }
            trying = true;
        }
        Thread.ofVirtual().name("bus-connect").start(this::keepTrying);
    }

    private void keepTrying() {
        var pause = Duration.ofMillis(100);
        try {
            do {
                try {
                    connected();
                    deliver(owner.isEmpty() ? Signal.GONE : Signal.STARTED_ANEW);
                    return;
                } catch (BusException e) {
                    LOG.debug("Still no bus: {}", e.getMessage());
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (lock) {
                trying = false;
            }
        }
    }

    private static void disconnect(DBusConnection connection) {
        try {
            connection.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("Closing a connection to the bus: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        listeners.clear();
        var open = new ArrayList<DBusConnection>();
        synchronized (lock) {
            connection.ifPresent(open::add);
            connection = Optional.empty();
        }
        open.forEach(Bus::disconnect);
    }
}
