package io.github.nmstate4j.merge;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A desired state laid over a node. `desired` and `observation` are what was given; `interfaces` are all that
/// either of them has, `dns` is the static name resolution there will be. `findings` is what merging could not
/// make sense of: with an error among them the rest must not be planned.
public record MergedState(
        NetworkState desired,
        Observation observation,
        MergedInterfaces interfaces,
        DnsConfig dns,
        List<Finding> findings) {

    public MergedState {
        findings = List.copyOf(findings);
    }

    /// What the node has now.
    public NetworkState current() {
        return observation.state();
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }

    public Stream<MergedInterface> changed() {
        return interfaces.stream().filter(MergedInterface::changed);
    }

    public Stream<MergedInterface> named() {
        return interfaces.stream().filter(MergedInterface::named);
    }

    /// The interface of the kernel of this name: not an OVS bridge.
    public Optional<MergedInterface> kernel(String name) {
        return interfaces.kernel(name);
    }

    /// The controller of this name: the OVS bridge rather than its internal interface.
    public Optional<MergedInterface> controller(String name) {
        return interfaces.controller(name);
    }

    /// The same kind and name; a veth counts as Ethernet.
    public Optional<MergedInterface> find(NetworkInterface iface) {
        return interfaces.find(iface);
    }
}
