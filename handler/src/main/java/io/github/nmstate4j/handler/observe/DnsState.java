package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerSnapshot;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerSnapshot.DnsEntry;
import io.github.nmstate4j.handler.rtnetlink.AddressText;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Name resolution as NetworkManager has it: what is in use, and what profiles or the global configuration say.
final class DnsState {

    private static final DnsConfig NONE =
            new DnsConfig(Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());

    private DnsState() {}

    static DnsResolver of(NetworkManagerSnapshot networkManager) {
        var global = networkManager.globalDns().filter(dns -> !dns.equals(NONE));
        return new DnsResolver(
                Optional.of(global.orElseGet(() -> running(networkManager.dns()))),
                Optional.of(global.orElseGet(() -> config(networkManager.devices()))),
                Extras.none());
    }

    private static DnsConfig running(List<DnsEntry> entries) {
        var sorted = entries.stream()
                .sorted(Comparator.comparingInt(DnsEntry::priority))
                .toList();
        return new DnsConfig(
                Optional.of(sorted.stream()
                        .flatMap(entry -> entry.servers().stream()
                                .map(server -> withInterface(server, entry.interfaceName().orElse(""))))
                        .distinct()
                        .toList()),
                Optional.of(sorted.stream()
                        .flatMap(entry -> entry.domains().stream())
                        .distinct()
                        .toList()),
                Optional.empty(),
                Extras.none());
    }

    /// What one family of one profile stores.
    private record Stored(long priority, List<String> servers, List<String> searches, List<String> options) {
        boolean isEmpty() {
            return servers.isEmpty() && searches.isEmpty() && options.isEmpty();
        }
    }

    private static DnsConfig config(List<Device> devices) {
        var stored = devices.stream()
                .filter(device -> device.state() == Device.State.ACTIVATED
                        || device.state() == Device.State.ACTIVATING)
                .filter(device -> !device.external())
                .flatMap(device -> device.applied().stream()
                        .flatMap(profile -> Stream.of(
                                stored(profile, "ipv6", device.name()), stored(profile, "ipv4", device.name()))))
                .filter(part -> !part.isEmpty())
                .sorted(Comparator.comparingLong(Stored::priority))
                .toList();
        var servers = collected(stored, Stored::servers);
        var searches = collected(stored, Stored::searches);
        var options = collected(stored, Stored::options).stream().sorted().toList();
        return servers.isEmpty() && searches.isEmpty() && options.isEmpty()
                ? NONE
                : new DnsConfig(
                        Optional.of(servers),
                        Optional.of(searches),
                        Optional.of(options).filter(list -> !list.isEmpty()),
                        Extras.none());
    }

    private static List<String> collected(List<Stored> stored, Function<Stored, List<String>> part) {
        return stored.stream().flatMap(one -> part.apply(one).stream()).distinct().toList();
    }

    private static Stored stored(Profile profile, String family, String interfaceName) {
        var settings = new ProfileSettings(profile);
        return new Stored(
                settings.number(family, "dns-priority", 0),
                servers(profile, family).stream()
                        .map(server -> withInterface(server, interfaceName))
                        .toList(),
                settings.texts(family, "dns-search"),
                settings.texts(family, "dns-options"));
    }

    /// Since 1.42 servers come as text; before, as numbers and bytes in network order.
    private static List<String> servers(Profile profile, String family) {
        return profile.value(family, "dns-data")
                .or(() -> profile.value(family, "dns"))
                .map(value -> switch (value) {
                    case SettingValue.TextList(var servers) -> servers;
                    case SettingValue.UInt32List(var servers) -> servers.stream()
                            .map(DnsState::ipv4)
                            .toList();
                    case SettingValue.BytesList(var servers) -> servers.stream()
                            .filter(bytes -> bytes.size() == 16)
                            .map(DnsState::ipv6)
                            .toList();
                    default -> List.<String>of();
                })
                .orElse(List.of());
    }

    /// Four bytes in network order, read as a little-endian number.
    private static String ipv4(long number) {
        return (number & 0xff) + "." + (number >> 8 & 0xff) + "." + (number >> 16 & 0xff) + "." + (number >> 24 & 0xff);
    }

    private static String ipv6(List<Integer> bytes) {
        var address = ByteBuffer.allocate(bytes.size());
        bytes.forEach(octet -> address.put(octet.byteValue()));
        return AddressText.ip(address.flip());
    }

    /// A link-local server means nothing without the link.
    private static String withInterface(String server, String interfaceName) {
        boolean linkLocal = server.toLowerCase(Locale.ROOT).startsWith("fe80:");
        return linkLocal && !server.contains("%") && !interfaceName.isEmpty() ? server + "%" + interfaceName : server;
    }
}
