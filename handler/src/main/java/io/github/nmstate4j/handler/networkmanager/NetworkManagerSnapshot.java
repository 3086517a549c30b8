package io.github.nmstate4j.handler.networkmanager;

import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.util.List;
import java.util.Optional;

/// NetworkManager at one moment. `dns` is what its DNS manager uses, best priority first.
public record NetworkManagerSnapshot(
        String version,
        List<SavedProfile> profiles,
        List<Device> devices,
        Optional<DnsConfig> globalDns,
        List<DnsEntry> dns) {

    /// One entry of the DNS manager. The interface is empty for global entries.
    public record DnsEntry(
            int priority, Optional<String> interfaceName, List<String> servers, List<String> domains, boolean vpn) {}

    public NetworkManagerSnapshot {
        profiles = List.copyOf(profiles);
        devices = List.copyOf(devices);
        dns = List.copyOf(dns);
    }
}
