package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// The name servers of a profile, in the current spelling or in the old one.
final class DnsServers {

    private DnsServers() {}

    static List<String> of(Profile profile, String family) {
        var current = Values.texts(profile, family, "dns-data");
        if (!current.isEmpty()) {
            return current;
        }
        return switch (profile.setting(family).get("dns")) {
            case SettingValue.UInt32List(var items) ->
                items.stream().map(DnsServers::address).toList();
            case SettingValue.BytesList(var items) ->
                items.stream().map(DnsServers::address).toList();
            case null, default -> List.of();
        };
    }

    /// The first octet is the lowest byte of the number.
    private static String address(long number) {
        return (number & 0xff) + "." + ((number >> 8) & 0xff) + "." + ((number >> 16) & 0xff) + "." + ((number >> 24) & 0xff);
    }

    private static String address(List<Integer> octets) {
        var bytes = new byte[octets.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = octets.get(i).byteValue();
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("a name server of " + bytes.length + " bytes", e);
        }
    }
}
