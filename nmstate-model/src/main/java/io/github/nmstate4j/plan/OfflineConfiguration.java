package io.github.nmstate4j.plan;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.profile.Keyfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.LoopbackInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.route.Routes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The profiles of a desired state for a node nobody has seen: an image that is being built. Interfaces without a type, and
/// ports that are not described, are taken for Ethernet. The same state gives the same files.
public record OfflineConfiguration(List<Keyfile> files, List<Finding> findings) {

    private static final Code NO_HOME = Code.author("dns.no-interface");
    private static final Code NOT_STORED = Code.author("offline.not-stored");

    /// The name space of URLs (RFC 9562).
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    public OfflineConfiguration {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
    }

    /// Without files when a finding is an error.
    public static OfflineConfiguration of(NetworkState desired) {
        var down = new LinkedHashSet<String>();
        var interfaces = new ArrayList<NetworkInterface>();
        for (var iface : desired.interfaces()) {
            if (iface.state() == InterfaceState.DOWN) {
                down.add(iface.name());
            }
            interfaces.add(switch (iface.state()) {
                case DOWN -> iface.withBase(iface.base().withState(InterfaceState.UP));
                case ABSENT -> iface.withBase(InterfaceBase.of(iface.name(), InterfaceState.IGNORE));
                case UP, IGNORE, UNKNOWN -> iface;
            });
        }
        var node = Observation.of(NetworkState.empty().withInterfaces(hardware(interfaces, desired)));
        var proposal = new Planner(OfflineConfiguration::id)
                .propose(desired.withInterfaces(interfaces), node, PlanOptions.defaults());
        return switch (proposal) {
            case Proposal.Rejected rejected -> new OfflineConfiguration(List.of(), rejected.findings());
            case Proposal.Accepted accepted -> of(accepted, desired, down);
        };
    }

    private static OfflineConfiguration of(Proposal.Accepted accepted, NetworkState desired, Set<String> down) {
        var findings = new ArrayList<>(accepted.warnings());
        var files = new ArrayList<Keyfile>();
        for (var step : accepted.plan().steps()) {
            if (step instanceof Step.SaveProfile save) {
                files.add(Keyfile.of(stored(save.profile(), down)));
            } else if (step instanceof Step.SetGlobalDns dns && !dns.dns().isPurge()) {
                findings.add(Finding.error(
                        NO_HOME,
                        DocumentPath.of("dns-resolver", "config"),
                        "No interface can hold the name servers " + dns.dns().server().orElse(List.of())
                                + " in this order. Give one IPv4 or IPv6, as the servers need it."));
            } else if (step instanceof Step.SetScript script) {
                findings.add(notInAProfile(script.interfaceName(), "dispatch"));
            } else if (step instanceof Step.SetAlternativeNames names) {
                findings.add(notInAProfile(names.interfaceName(), "alt-names"));
            }
        }
        if (desired.hostname().flatMap(Hostname::config).isPresent()) {
            findings.add(Finding.warning(
                    NOT_STORED, DocumentPath.of("hostname", "config"), "The host name is not kept in a profile. Write it to /etc/hostname."));
        }
        return findings.stream().anyMatch(Finding::isError)
                ? new OfflineConfiguration(List.of(), findings)
                : new OfflineConfiguration(files, findings);
    }

    private static Finding notInAProfile(String iface, String key) {
        return Finding.error(
                NOT_STORED,
                DocumentPath.of(iface, key),
                "`" + key + "` is not kept in a profile. Leave it out here, and apply it on the node.");
    }

    private static Profile stored(Profile profile, Set<String> down) {
        return profile.interfaceName().filter(down::contains).isPresent()
                ? profile.with(Profile.CONNECTION, "autoconnect", SettingValue.of(false))
                : profile;
    }

    /// What the state takes for given: its NICs, ports it does not describe, and the loopback.
    private static List<NetworkInterface> hardware(List<NetworkInterface> interfaces, NetworkState desired) {
        var described = new LinkedHashSet<String>();
        var nics = new LinkedHashSet<NetworkInterface>();
        for (var iface : interfaces) {
            if (iface instanceof EthernetInterface || iface.type().equals(InterfaceType.UNKNOWN)) {
                nics.add(nic(iface.name(), iface.base().macAddress().filter(mac -> iface.base().identifier().isPresent())));
            }
            described.add(iface.name());
        }
        Stream.concat(
                        interfaces.stream().flatMap(iface -> Stream.concat(
                                iface.type().equals(InterfaceType.OVS_BRIDGE) ? Stream.empty() : iface.ports().orElse(List.of()).stream(),
                                iface.parents().stream())),
                        desired.routes().flatMap(Routes::config).orElse(List.of()).stream().flatMap(route -> route.nextHopInterface().stream()))
                .filter(name -> !name.isEmpty() && !name.equals("lo") && described.add(name))
                .forEach(name -> nics.add(nic(name, Optional.empty())));
        return Stream.concat(Stream.of(loopback()), nics.stream()).toList();
    }

    private static NetworkInterface nic(String name, Optional<String> mac) {
        return new EthernetInterface(
                InterfaceBase.of(name, InterfaceState.UP).withMacAddress(mac), Optional.empty(), Extras.none());
    }

    private static NetworkInterface loopback() {
        var enabled = IpSettings.unset().withEnabled(Optional.of(true));
        return new LoopbackInterface(
                InterfaceBase.of("lo", InterfaceState.UP)
                        .withIpv4(Optional.of(enabled.withAddress(Optional.of(List.of(IpAddress.of("127.0.0.1", 8))))))
                        .withIpv6(Optional.of(enabled.withAddress(Optional.of(List.of(IpAddress.of("::1", 128)))))),
                Extras.none());
    }

    /// A UUID made of the name (RFC 9562, version 5), so that building an image twice gives the same one.
    static UUID id(String type, String name) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16).putLong(URLS.getMostSignificantBits()).putLong(URLS.getLeastSignificantBits()).array());
            var hash = ByteBuffer.wrap(sha1.digest((type + "://" + name).getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L,
                    (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
