package io.github.nmstate4j.handler.rtnetlink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A kernel in memory. Listeners are called by the thread that makes the change.
public final class FakeRtnetlink implements Rtnetlink {

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private KernelSnapshot kernel;
    private Optional<RtnetlinkException> failure = Optional.empty();

    public FakeRtnetlink(KernelSnapshot kernel) {
        this.kernel = kernel;
    }

    /// A kernel as it comes up: the loopback alone, without an address.
    public static FakeRtnetlink fresh() {
        return new FakeRtnetlink(new KernelSnapshot(
                List.of(Link.ethernet(1, "lo")
                        .hardware(Link.Hardware.LOOPBACK)
                        .adminUp(false)
                        .operationalState(Link.OperationalState.DOWN)
                        .build()),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    public void change(UnaryOperator<KernelSnapshot> change) {
        synchronized (this) {
            kernel = change.apply(kernel);
        }
        listeners.forEach(Listener::changed);
    }

    /// Every question from now on fails like this.
    public synchronized void failWith(RtnetlinkException exception) {
        failure = Optional.of(exception);
    }

    /// Ends all subscriptions from the kernel's side.
    public void loseListeners(RtnetlinkException cause) {
        var lost = List.copyOf(listeners);
        listeners.clear();
        lost.forEach(listener -> listener.lost(cause));
    }

    public int listeners() {
        return listeners.size();
    }

    @Override
    public synchronized KernelSnapshot snapshot() throws RtnetlinkException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return kernel;
    }

    @Override
    public Subscription listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void changeAlternativeNames(String link, List<String> added, List<String> removed) throws RtnetlinkException {
        if (snapshot().link(link).isEmpty()) {
            throw new RtnetlinkException("There is no link " + link, 19);
        }
        change(before -> new KernelSnapshot(
                before.links().stream()
                        .map(found -> found.name().equals(link) ? renamed(found, added, removed) : found)
                        .toList(),
                before.addresses(),
                before.routes(),
                before.rules(),
                before.bridgeVlans()));
    }

    private static Link renamed(Link link, List<String> added, List<String> removed) {
        var names = new ArrayList<>(link.alternativeNames());
        names.removeAll(removed);
        names.addAll(added);
        return LinkBuilder.builder(link).alternativeNames(names).build();
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
