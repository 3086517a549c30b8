package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import java.util.List;
import java.util.Set;

/// Reading keeps what it does not understand; applying refuses it. A typo must not be ignored silently.
public final class UnknownKeyRule implements DocumentRule {

    private static final Set<Code> REFUSED = Set.of(Place.UNKNOWN_KEY, Place.UNKNOWN_TYPE);

    @Override
    public String id() {
        return "document.only-known-keys";
    }

    @Override
    public List<Finding> check(NetworkState desired) {
        return NetworkStateYaml.read(NetworkStateYaml.toValue(onlyApplied(desired))).findings().stream()
                .filter(finding -> REFUSED.contains(finding.code()))
                .map(finding -> Finding.error(finding.code(), finding.path(), finding.message()))
                .toList();
    }

    /// What is ignored may be of any kind and say anything. Its place in the list stays taken.
    private static NetworkState onlyApplied(NetworkState desired) {
        return desired.withInterfaces(desired.interfaces().stream()
                .map(iface -> iface.state() == InterfaceState.IGNORE ? nothingBut(iface.name()) : iface)
                .toList());
    }

    private static NetworkInterface nothingBut(String name) {
        return new OtherInterface(
                InterfaceBase.of(name, InterfaceState.IGNORE), InterfaceType.UNKNOWN, Extras.none());
    }
}
