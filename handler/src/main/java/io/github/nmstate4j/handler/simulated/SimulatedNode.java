package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManager.Checkpoint;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import io.github.nmstate4j.handler.ovsdb.Ovsdb;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot;
import io.github.nmstate4j.handler.rtnetlink.KernelSnapshot;
import io.github.nmstate4j.handler.rtnetlink.Rtnetlink;
import io.github.nmstate4j.merge.SwitchChange;
import io.github.nmstate4j.observation.Device;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

/// A node in memory. The three gateways see the same node; what happens through one is seen through the others.
/// The other methods are the world around it: people with cables, DHCP servers, things that fail.
public final class SimulatedNode implements AutoCloseable {

    private final Countdowns countdowns;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<OpenCheckpoint> checkpoints = new ArrayList<>();
    private final Map<String, String> failing = new HashMap<>();
    private final ExecutorService notifier =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("simulated-node-changes").factory());
    private NodeState state;
    private String hostname = "";
    private boolean running = true;
    private Optional<Duration> delay = Optional.empty();
    private int checkpointCount;

    private SimulatedNode(Countdowns countdowns, NodeState state) {
        this.countdowns = countdowns;
        this.state = state;
    }

    /// A node with the loopback and these unused network cards.
    public static SimulatedNode with(Countdowns countdowns, String... cards) {
        var loopback = device(1, "lo", SimulatedDevice.LOOPBACK, "00:00:00:00:00:00")
                .withState(Device.State.ACTIVATED)
                .withOutside(List.of("127.0.0.1/8", "::1/128"));
        var state = new NodeState(
                List.of(), List.of(loopback), Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), 2);
        for (var card : cards) {
            int index = state.nextIndex();
            state = state.withDevice(
                    device(index, card, SimulatedDevice.ETHERNET, String.format("02:77:00:00:00:%02x", index)));
        }
        return new SimulatedNode(countdowns, state);
    }

    private static SimulatedDevice device(int index, String name, String type, String address) {
        return new SimulatedDevice(
                index,
                name,
                type,
                true,
                address,
                Device.State.DISCONNECTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    public NetworkManager networkManager() {
        return new SimulatedNetworkManager(this);
    }

    public Rtnetlink rtnetlink() {
        return new Rtnetlink() {
            @Override
            public KernelSnapshot snapshot() {
                return new KernelView(state()).snapshot();
            }

            @Override
            public Subscription listen(Listener listener) {
                return SimulatedNode.this.listen(listener::changed)::run;
            }

            @Override
            public void changeAlternativeNames(String link, List<String> added, List<String> removed) {
                change(state -> {
                    var names = new ArrayList<>(state.alternativeNames().getOrDefault(link, List.of()));
                    names.removeAll(removed);
                    names.addAll(added);
                    var all = new HashMap<>(state.alternativeNames());
                    all.put(link, names);
                    return state.withAlternativeNames(all);
                });
            }

            @Override
            public void close() {
                // The node goes on without its visitors.
            }
        };
    }

    public Ovsdb ovsdb() {
        return new Ovsdb() {
            @Override
            public OvsdbSnapshot snapshot() {
                return new OvsView(state()).snapshot();
            }

            @Override
            public void changeGlobals(SwitchChange change) {
                SimulatedNode.this.change(state -> state.withOvsExternalIds(changed(state.ovsExternalIds(), change.externalIds()))
                        .withOvsOtherConfig(changed(state.ovsOtherConfig(), change.otherConfig())));
            }
        };
    }

    private static Map<String, String> changed(Map<String, String> map, Map<String, Optional<String>> change) {
        var changed = new HashMap<>(map);
        change.forEach((key, value) -> value.ifPresentOrElse(text -> changed.put(key, text), () -> changed.remove(key)));
        return changed;
    }

    /// The static host name NetworkManager was asked to save.
    public synchronized String savedHostname() {
        return hostname;
    }

    synchronized void saveHostname(String name) {
        hostname = name;
    }

    /// From now on somebody answers DHCP for this interface.
    public void answerDhcp(String interfaceName, String address, int prefixLength, Optional<String> gateway) {
        change(state -> {
            var leases = new HashMap<>(state.leases());
            leases.put(interfaceName, new NodeState.Lease(address, prefixLength, gateway));
            var answered = state.withLeases(leases);
            for (var device : answered.devices()) {
                if (device.name().equals(interfaceName) && device.state() == Device.State.ACTIVATING) {
                    answered = answered.withDevice(device.withState(Device.State.ACTIVATED));
                }
            }
            return answered;
        });
    }

    /// Somebody configures a card behind NetworkManager's back, which leaves it alone from then on when told so.
    public void configureFromOutside(String card, String address, Optional<String> gateway, boolean unmanaged) {
        change(state -> state.device(card, SimulatedDevice.ETHERNET)
                .map(device -> state.withDevice(device.withOutside(List.of(address))
                        .withGateway(gateway)
                        .withState(unmanaged ? Device.State.UNMANAGED : Device.State.ACTIVATED)))
                .orElseThrow(() -> new IllegalArgumentException("no card " + card)));
    }

    public void plugIn(String card) {
        change(state -> state.withDevice(device(
                state.nextIndex(),
                card,
                SimulatedDevice.ETHERNET,
                String.format("02:77:00:00:00:%02x", state.nextIndex()))));
    }

    public void pullOut(String card) {
        change(state -> {
            var activator = new Activator(state, Map.of());
            var device = state.device(card, SimulatedDevice.ETHERNET)
                    .orElseThrow(() -> new IllegalArgumentException("no card " + card));
            activator.takeDown(device);
            return activator.node().withoutDevice(device.index());
        });
    }

    /// From now on activations on this interface fail for this reason.
    public synchronized void failActivationsOf(String interfaceName, String reason) {
        failing.put(interfaceName, reason);
    }

    public synchronized void failNoMore() {
        failing.clear();
        delay = Optional.empty();
    }

    /// From now on activations take this long; one that exceeds its limit fails without waiting for it.
    public synchronized void slowDownActivations(Duration time) {
        delay = Optional.of(time);
    }

    /// NetworkManager goes away. Its checkpoints are forgotten and nothing is rolled back.
    public void stopNetworkManager() {
        synchronized (this) {
            running = false;
            checkpoints.forEach(OpenCheckpoint::forget);
            checkpoints.clear();
        }
        tell();
    }

    /// NetworkManager comes back. Profiles in memory are gone; devices are as they were.
    public void startNetworkManager() {
        synchronized (this) {
            running = true;
            state = state.withProfiles(state.profiles().stream()
                    .filter(stored -> !stored.inMemory())
                    .toList());
        }
        tell();
    }

    synchronized boolean isRunning() {
        return running;
    }

    synchronized NodeState state() {
        return state;
    }

    synchronized Map<String, String> failing() {
        return Map.copyOf(failing);
    }

    void change(UnaryOperator<NodeState> change) {
        synchronized (this) {
            state = change.apply(state);
        }
        tell();
    }

    interface Attempt {
        NodeState apply(NodeState state) throws Activator.Refusal;
    }

    /// Nothing changes when the attempt is refused.
    void tryChange(Attempt attempt) throws Activator.Refusal {
        synchronized (this) {
            state = attempt.apply(state);
        }
        tell();
    }

    void awaitDelay(Duration limit, String asked) throws NetworkManagerException {
        Optional<Duration> time;
        synchronized (this) {
            time = delay;
        }
        if (time.isPresent() && time.get().compareTo(limit) > 0) {
            throw new NetworkManagerException(
                    Kind.ACTIVATION_FAILED, asked + " took longer than " + limit.toSeconds() + " s");
        }
        try {
            Thread.sleep(time.orElse(Duration.ZERO));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkManagerException(Kind.OTHER, asked + " was interrupted", e);
        }
    }

    private void tell() {
        try {
            listeners.forEach(notifier::execute);
        } catch (RejectedExecutionException _) {
            listeners.clear(); // closed
        }
    }

    /// Returns how to stop listening.
    Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    synchronized Optional<Checkpoint> openCheckpoint(Duration rollbackAfter) {
        if (!checkpoints.isEmpty()) {
            return Optional.empty();
        }
        checkpointCount++;
        var checkpoint = new OpenCheckpoint("/simulated/Checkpoint/" + checkpointCount, state);
        checkpoint.countFrom(rollbackAfter);
        checkpoints.add(checkpoint);
        return Optional.of(new Handle(checkpoint));
    }

    synchronized List<Checkpoint> openCheckpoints() {
        return checkpoints.stream().map(open -> (Checkpoint) new Handle(open)).toList();
    }

    private final class OpenCheckpoint {
        private final String name;
        private final NodeState before;
        private Optional<Countdowns.Countdown> countdown = Optional.empty();

        OpenCheckpoint(String name, NodeState before) {
            this.name = name;
            this.before = before;
        }

        void countFrom(Duration time) {
            forget();
            countdown = Optional.of(countdowns.start(time, this::rollback));
        }

        void forget() {
            countdown.ifPresent(Countdowns.Countdown::cancel);
            countdown = Optional.empty();
        }

        boolean isOpen() {
            return checkpoints.contains(this);
        }

        void end() {
            forget();
            checkpoints.remove(this);
        }

        /// Which cards there are, and what DHCP servers say, is not NetworkManager's to take back.
        private List<SimulatedDevice> devicesAfterRollback() {
            var devices = new ArrayList<SimulatedDevice>();
            for (var device : before.devices()) {
                if (!device.hardware() || state.device(device.name(), device.type()).isPresent()) {
                    devices.add(device);
                }
            }
            for (var device : state.devices()) {
                if (device.hardware() && before.device(device.name(), device.type()).isEmpty()) {
                    devices.add(device);
                }
            }
            return devices;
        }

        void rollback() {
            synchronized (SimulatedNode.this) {
                if (!isOpen()) {
                    return;
                }
                end();
                state = before.withDevices(devicesAfterRollback())
                        .withLeases(state.leases())
                        .withNextIndex(state.nextIndex())
                        .withOvsExternalIds(state.ovsExternalIds())
                        .withOvsOtherConfig(state.ovsOtherConfig())
                        .withAlternativeNames(state.alternativeNames());
            }
            tell();
        }
    }

    /// What a caller holds of a checkpoint.
    private final class Handle implements Checkpoint {
        private final OpenCheckpoint checkpoint;
        private boolean done;

        Handle(OpenCheckpoint checkpoint) {
            this.checkpoint = checkpoint;
        }

        @Override
        public String name() {
            return checkpoint.name;
        }

        private void isThere(String doing) throws NetworkManagerException {
            if (!running) {
                throw new NetworkManagerException(
                        Kind.UNAVAILABLE,
                        doing + " checkpoint " + name() + " failed: nobody answers. Is NetworkManager running?");
            }
            if (!checkpoint.isOpen()) {
                throw new NetworkManagerException(
                        Kind.NOT_FOUND,
                        doing + " checkpoint " + name() + " failed: it is gone. Its countdown ended and it was rolled back,"
                                + " or NetworkManager was restarted");
            }
        }

        @Override
        public void extend(Duration rollbackAfter) throws NetworkManagerException {
            synchronized (SimulatedNode.this) {
                isThere("Extending");
                checkpoint.countFrom(rollbackAfter);
            }
        }

        @Override
        public void commit() throws NetworkManagerException {
            synchronized (SimulatedNode.this) {
                isThere("Committing");
                checkpoint.end();
                done = true;
            }
        }

        @Override
        public void leaveOpen() {
            done = true;
        }

        @Override
        public void close() throws NetworkManagerException {
            synchronized (SimulatedNode.this) {
                if (done) {
                    return;
                }
                done = true;
                if (!running) {
                    isThere("Rolling back to");
                }
            }
            checkpoint.rollback();
        }
    }

    @Override
    public void close() {
        listeners.clear();
        notifier.shutdownNow();
    }
}
