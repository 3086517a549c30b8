package io.github.nmstate4j.merge;

import io.github.nmstate4j.merge.MergedInterface.Reason;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An interface while it is being merged.
final class Draft {
    private @Nullable NetworkInterface wanted;
    private final @Nullable NetworkInterface current;
    private NetworkInterface merged;
    private @Nullable Reason reason;

    private Draft(@Nullable NetworkInterface wanted, @Nullable NetworkInterface current, NetworkInterface merged, @Nullable Reason reason) {
        this.wanted = wanted;
        this.current = current;
        this.merged = merged;
        this.reason = reason;
    }

    static Draft untouched(NetworkInterface current) {
        return new Draft(null, current, current, null);
    }

    static Draft of(NetworkInterface wanted, Optional<NetworkInterface> current, NetworkInterface merged, Reason reason) {
        return new Draft(wanted, current.orElse(null), merged, reason);
    }

    String name() {
        return merged.name();
    }

    Optional<NetworkInterface> wanted() {
        return Optional.ofNullable(wanted);
    }

    Optional<NetworkInterface> current() {
        return Optional.ofNullable(current);
    }

    NetworkInterface merged() {
        return merged;
    }

    Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    boolean named() {
        return reason instanceof Reason.Named;
    }

    /// Takes part from now on, with this as what is wanted; what is wanted already stays.
    void pullIn(NetworkInterface nothingBut, String because) {
        if (wanted == null) {
            wanted = nothingBut;
            reason = new Reason.PulledIn(because);
            merged = merged.withBase(merged.base().withState(nothingBut.state()));
        }
    }

    void want(NetworkInterface other) {
        wanted = other;
    }

    void become(NetworkInterface other) {
        merged = other;
    }

    MergedInterface finished() {
        return new MergedInterface(wanted(), current(), merged, reason());
    }
}
