package io.github.nmstate4j.localcluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.handler.apply.ApplyOutcome;
import io.github.nmstate4j.handler.apply.NodeView;
import io.github.nmstate4j.handler.policy.Backoff;
import io.github.nmstate4j.handler.policy.EnactmentReconciler;
import io.github.nmstate4j.handler.report.NodeStatePublisher;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// A node of which only the cluster's side is there: the real classes say to the API server what its handler says, but
/// its network is a list of interfaces that takes a while to change.
final class FleetNode {

    private static final EnactmentReconciler.Persistence PERSISTENCE = new EnactmentReconciler.Persistence(
            5,
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30)),
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5)),
            Duration.ofSeconds(60));

    private final String name;
    private final Duration work;
    private final BusyNodes busy;
    private volatile NetworkState state = NetworkState.empty();
    private Optional<Handler> handler = Optional.empty();

    private record Handler(
            EnactmentReconciler reconciler,
            NodeStatePublisher publisher,
            ScheduledExecutorService worker,
            ScheduledExecutorService reporter) {}

    /// @param work how long a change takes
    /// @param busy is told when changes begin and end
    FleetNode(String name, Duration work, BusyNodes busy) {
        this.name = name;
        this.work = work;
        this.busy = busy;
    }

    String name() {
        return name;
    }

    /// Whether its network has these interfaces, as they are here.
    boolean has(List<NetworkInterface> interfaces) {
        return state.interfaces().containsAll(interfaces);
    }

    /// @param client may be shared by many nodes, and remains the caller's
    synchronized void start(KubernetesClient client) {
        var worker = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
        var reporter = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
        var publisher = new NodeStatePublisher(
                client, name, "simulated", new View(), NodeStatePublisher.Rhythm.beating(Duration.ofSeconds(60)), Clock.systemUTC(), reporter);
        var reconciler = new EnactmentReconciler(
                client, name, new Network(), publisher::refresh, PERSISTENCE, Clock.systemUTC(), worker);
        publisher.start();
        reconciler.start();
        handler = Optional.of(new Handler(reconciler, publisher, worker, reporter));
    }

    /// Its handler is gone in the middle of whatever it does, and says nothing more. Half a change is rolled back, as
    /// NetworkManager does when nobody renews the checkpoint.
    synchronized void kill() {
        handler.ifPresent(running -> {
            running.worker().shutdownNow();
            running.reporter().shutdownNow();
            running.reconciler().close();
            running.publisher().close();
        });
        handler = Optional.empty();
    }

    private final class Network implements EnactmentReconciler.Node {
        @Override
        public NetworkState observe() {
            return state;
        }

        @Override
        public ApplyOutcome apply(NetworkState desired) {
            var wanted = desired.interfaces();
            if (has(wanted)) {
                return new ApplyOutcome.NothingToDo();
            }
            var change = wanted.getFirst().name();
            busy.begin(change, name);
            try {
                Thread.sleep(work);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return new ApplyOutcome.RolledBack("the handler was killed", true);
            }
            var names = wanted.stream().map(NetworkInterface::name).toList();
            var all = new ArrayList<>(wanted);
            state.interfaces().stream().filter(other -> !names.contains(other.name())).forEach(all::add);
            state = state.withInterfaces(all);
            busy.end(change, name);
            return new ApplyOutcome.Committed();
        }

        @Override
        public List<String> missing(NetworkState desired) {
            return has(desired.interfaces()) ? List.of() : List.of("an interface");
        }
    }

    private final class View implements NodeView {
        @Override
        public Observation observe() {
            return Observation.of(state);
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return () -> {};
        }
    }
}
