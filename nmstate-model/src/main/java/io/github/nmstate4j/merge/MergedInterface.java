package io.github.nmstate4j.merge;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;

/// One interface three times: as wanted (name and type resolved; partial), as it is, and as it will be.
/// `reason` says why it takes part in the change; without one it is left alone.
public record MergedInterface(
        Optional<NetworkInterface> wanted,
        Optional<NetworkInterface> current,
        NetworkInterface merged,
        Optional<Reason> reason) {

    /// Why an interface takes part.
    public sealed interface Reason {
        /// The document names it, at this place.
        record Named(DocumentPath path) implements Reason {}

        /// Something the document names brings it in: `port of br0`.
        record PulledIn(String because) implements Reason {}
    }

    public String name() {
        return merged.name();
    }

    public InterfaceType type() {
        return merged.type();
    }

    public InterfaceState state() {
        return merged.state();
    }

    public boolean changed() {
        return reason.isPresent();
    }

    public boolean named() {
        return path().isPresent();
    }

    public boolean isNew() {
        return current.isEmpty();
    }

    public boolean isUp() {
        return merged.state() == InterfaceState.UP;
    }

    public boolean isAbsent() {
        return merged.state() == InterfaceState.ABSENT;
    }

    /// The controller it will have, if any.
    public Optional<String> controller() {
        return merged.base().controller().filter(name -> !name.isEmpty());
    }

    /// Where the document names it.
    public Optional<DocumentPath> path() {
        return reason.flatMap(why -> switch (why) {
            case Reason.Named named -> Optional.of(named.path());
            case Reason.PulledIn pulledIn -> Optional.empty();
        });
    }
}
