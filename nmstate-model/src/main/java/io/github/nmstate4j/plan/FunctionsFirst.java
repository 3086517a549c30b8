package io.github.nmstate4j.plan;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.EthernetInterface.SrIov;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.List;
import java.util.Optional;

/// A document that makes virtual functions and uses them at once is carried out in two rounds: a function has a name only
/// after it has appeared.
final class FunctionsFirst {

    private FunctionsFirst() {}

    /// The NICs alone, with what they say of functions; empty when everything the document needs is there or is not a
    /// matter of functions.
    static Optional<NetworkState> of(NetworkState desired, NetworkState current) {
        var nics = desired.interfaces().stream()
                .filter(iface -> iface.state() == InterfaceState.UP && iface instanceof EthernetInterface)
                .map(EthernetInterface.class::cast)
                .filter(nic -> srIov(nic).isPresent())
                .map(FunctionsFirst::alone)
                .toList();
        return nics.isEmpty() || !enabled(nics, current) || !misses(desired, current)
                ? Optional.empty()
                : Optional.of(NetworkState.empty().withInterfaces(nics));
    }

    private static Optional<SrIov> srIov(EthernetInterface nic) {
        return nic.ethernet().flatMap(EthernetInterface.Ethernet::srIov);
    }

    private static NetworkInterface alone(EthernetInterface nic) {
        return new EthernetInterface(InterfaceBase.of(nic.name(), InterfaceState.UP), nic.ethernet(), Extras.none());
    }

    private static boolean enabled(List<NetworkInterface> nics, NetworkState current) {
        return nics.stream()
                .anyMatch(nic -> hasFunctions(nic)
                        || current.find(nic.name()).filter(FunctionsFirst::hasFunctions).isPresent());
    }

    private static boolean hasFunctions(NetworkInterface iface) {
        return iface instanceof EthernetInterface nic
                && srIov(nic).flatMap(SrIov::totalVfs).filter(total -> total > 0).isPresent();
    }

    /// An Ethernet interface, or one without a type, that may be a function to come.
    private static boolean misses(NetworkState desired, NetworkState current) {
        return desired.interfaces().stream()
                .filter(iface -> iface.state() == InterfaceState.UP)
                .filter(iface -> iface instanceof EthernetInterface || iface.type().equals(InterfaceType.UNKNOWN))
                .anyMatch(iface -> current.find(iface.name()).isEmpty());
    }
}
