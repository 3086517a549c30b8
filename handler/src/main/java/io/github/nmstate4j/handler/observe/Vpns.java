package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.IpsecInterface;
import io.github.nmstate4j.state.iface.IpsecInterface.AddressFamily;
import io.github.nmstate4j.state.iface.IpsecInterface.Libreswan;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// IPsec connections have no device; the active profiles of libreswan's plug-in tell of them.
final class Vpns {

    private static final String VPN = "vpn";
    private static final String SERVICE = "org.freedesktop.NetworkManager.libreswan";

    private Vpns() {}

    static List<NetworkInterface> of(List<SavedProfile> profiles) {
        return profiles.stream()
                .filter(SavedProfile::active)
                .map(SavedProfile::profile)
                .filter(profile -> profile.type().equals(VPN)
                        && profile.text(VPN, "service-type").filter(SERVICE::equals).isPresent())
                .map(Vpns::ipsec)
                .toList();
    }

    private static NetworkInterface ipsec(Profile profile) {
        var base = InterfaceBase.of(profile.id(), InterfaceState.UP)
                .withIpv4(Optional.of(IpSettings.disabled()))
                .withIpv6(Optional.of(IpSettings.disabled()));
        return new IpsecInterface(
                new ProfileSettings(profile).over(base, profile.id()), Optional.of(libreswan(profile)), Extras.none());
    }

    private static Libreswan libreswan(Profile profile) {
        var data = profile.value(VPN, "data").orElse(null) instanceof SettingValue.TextMap(var entries)
                ? entries
                : Map.<String, String>of();
        return new Libreswan(
                data.getOrDefault("right", ""),
                text(data, "rightid"),
                text(data, "rightrsasigkey"),
                text(data, "rightcert"),
                text(data, "left"),
                text(data, "leftid"),
                text(data, "leftrsasigkey"),
                text(data, "leftcert"),
                text(data, "ikev2"),
                psk(profile),
                text(data, "ikelifetime"),
                text(data, "salifetime"),
                text(data, "ike"),
                text(data, "esp"),
                number(data, "dpddelay"),
                number(data, "dpdtimeout"),
                text(data, "dpdaction"),
                text(data, "ipsec-interface"),
                text(data, "authby"),
                text(data, "rightsubnet"),
                text(data, "leftsubnet"),
                flag(data, "leftmodecfgclient"),
                text(data, "type").map(word ->
                        word.equals("transport") ? IpsecInterface.Mode.TRANSPORT : IpsecInterface.Mode.TUNNEL),
                family(data, "hostaddrfamily"),
                family(data, "clientaddrfamily"),
                flag(data, "require-id-on-certificate"),
                Extras.none());
    }

    private static Optional<Secret> psk(Profile profile) {
        return profile.value(VPN, "secrets").orElse(null) instanceof SettingValue.HiddenMap(var secrets)
                ? Optional.ofNullable(secrets.get("pskvalue"))
                : Optional.empty();
    }

    private static Optional<String> text(Map<String, String> data, String key) {
        return Optional.ofNullable(data.get(key));
    }

    private static Optional<Long> number(Map<String, String> data, String key) {
        return text(data, key).filter(digits -> digits.matches("\\d{1,18}")).map(Long::valueOf);
    }

    private static Optional<Boolean> flag(Map<String, String> data, String key) {
        return text(data, key).map("yes"::equals);
    }

    private static Optional<AddressFamily> family(Map<String, String> data, String key) {
        return text(data, key).map(word -> word.equals("ipv6") ? AddressFamily.IPV6 : AddressFamily.IPV4);
    }
}
