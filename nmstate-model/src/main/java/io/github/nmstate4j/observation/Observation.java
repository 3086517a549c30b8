package io.github.nmstate4j.observation;

import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A node at one moment: what it has (`state`, complete), and the NetworkManager objects behind it.
/// `globalDns` is NetworkManager's global configuration when one is set; it overrides what interfaces carry. `files` has
/// what is kept for interfaces by name, also for those that are not there.
public record Observation(
        NetworkState state,
        List<SavedProfile> profiles,
        List<Device> devices,
        Optional<DnsConfig> globalDns,
        Map<String, InterfaceFiles> files,
        String networkManagerVersion,
        KernelFacts kernel) {

    public Observation {
        profiles = List.copyOf(profiles);
        devices = List.copyOf(devices);
        files = Map.copyOf(files);
    }

    /// A node whose kernel nobody asked what it can do.
    public Observation(
            NetworkState state,
            List<SavedProfile> profiles,
            List<Device> devices,
            Optional<DnsConfig> globalDns,
            Map<String, InterfaceFiles> files,
            String networkManagerVersion) {
        this(state, profiles, devices, globalDns, files, networkManagerVersion, KernelFacts.unknown());
    }

    public Observation with(KernelFacts facts) {
        return new Observation(state, profiles, devices, globalDns, files, networkManagerVersion, facts);
    }

    /// A node of which only the state is known (a report, a file): no profiles, no devices. A plan made from
    /// it takes every interface for externally configured.
    public static Observation of(NetworkState state) {
        return new Observation(state, List.of(), List.of(), Optional.empty(), Map.of(), "");
    }

    public Optional<Device> device(String name) {
        return devices.stream().filter(d -> d.name().equals(name)).findFirst();
    }
}
