package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.EthernetInterface.Duplex;
import io.github.nmstate4j.state.iface.EthernetInterface.Ethernet;
import io.github.nmstate4j.state.iface.EthernetInterface.SrIov;
import io.github.nmstate4j.state.iface.EthernetInterface.Vf;
import io.github.nmstate4j.state.iface.Ethtool;
import io.github.nmstate4j.state.iface.Ieee8021x;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.MacSecInterface;
import io.github.nmstate4j.state.iface.Mptcp;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.VlanProtocol;
import io.github.nmstate4j.state.ip.MptcpFlag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The sections that a saved profile tells of, since neither the kernel's links nor Open vSwitch do: what a NIC's driver
/// was told, how the node identifies itself to the switch, keys.
final class ProfileSections {

    private static final String CONNECTION = Profile.CONNECTION;
    private static final String ETHERNET = "802-3-ethernet";
    private static final String ETHTOOL = "ethtool";
    private static final String IEEE_802_1X = "802-1x";
    private static final String SRIOV = "sriov";
    private static final String FEATURE = "feature-";

    /// NetworkManager's names of features, where the kernel has others.
    private static final Map<String, String> KERNEL_NAMES = Map.ofEntries(
            Map.entry("rx", "rx-checksum"),
            Map.entry("sg", "tx-scatter-gather"),
            Map.entry("tso", "tx-tcp-segmentation"),
            Map.entry("gro", "rx-gro"),
            Map.entry("gso", "tx-generic-segmentation"),
            Map.entry("rxhash", "rx-hashing"),
            Map.entry("lro", "rx-lro"),
            Map.entry("ntuple", "rx-ntuple-filter"),
            Map.entry("rxvlan", "rx-vlan-hw-parse"),
            Map.entry("txvlan", "tx-vlan-hw-insert"));

    private final ProfileSettings settings;
    private final Profile profile;
    private final boolean asksDrivers;

    /// @param asksDrivers whether the kernel told what drivers were told; else that is what the profile says
    ProfileSections(Profile profile, boolean asksDrivers) {
        this.profile = profile;
        this.asksDrivers = asksDrivers;
        this.settings = new ProfileSettings(profile);
    }

    NetworkInterface over(NetworkInterface iface) {
        var base = over(iface.base());
        return switch (iface) {
            case EthernetInterface ethernet -> ethernet.withBase(base).withEthernet(ethernet(ethernet.ethernet()));
            case MacSecInterface macSec ->
                macSec.withBase(base).withMacSec(macSec.macSec().map(section -> section.withMkaCak(secret("macsec", "mka-cak"))
                        .withMkaCkn(profile.text("macsec", "mka-ckn"))));
            default -> iface.withBase(base);
        };
    }

    private InterfaceBase over(InterfaceBase base) {
        return base.withIeee8021x(profile.has(IEEE_802_1X) ? Optional.of(ieee8021x()) : Optional.empty())
                .withMptcp(mptcp())
                .withEthtool(
                        asksDrivers
                                ? base.ethtool()
                                : profile.setting(ETHTOOL).isEmpty() ? Optional.empty() : Optional.of(ethtool()));
    }

    private Ieee8021x ieee8021x() {
        return new Ieee8021x(
                profile.text(IEEE_802_1X, "identity"),
                Optional.of(settings.texts(IEEE_802_1X, "eap")).filter(methods -> !methods.isEmpty()),
                file("private-key"),
                file("client-cert"),
                file("ca-cert"),
                secret(IEEE_802_1X, "private-key-password"),
                profile.text(IEEE_802_1X, "phase2-auth"),
                secret(IEEE_802_1X, "password"),
                Extras.none());
    }

    private Optional<Secret> secret(String setting, String key) {
        return profile.value(setting, key)
                .flatMap(value -> value instanceof SettingValue.Hidden(var secret) ? Optional.of(secret) : Optional.empty());
    }

    /// A certificate that is stored as such, rather than as the name of a file, is not shown.
    private Optional<String> file(String key) {
        return profile.value(IEEE_802_1X, key)
                .flatMap(value -> value instanceof SettingValue.Bytes(var bytes) ? Optional.of(text(bytes)) : Optional.empty())
                .filter(text -> text.startsWith("file://"))
                .map(text -> text.substring("file://".length()).replace("\0", ""));
    }

    private static String text(List<Integer> bytes) {
        var all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i).byteValue();
        }
        return new String(all, StandardCharsets.UTF_8);
    }

    private Optional<Mptcp> mptcp() {
        long bits = settings.number(CONNECTION, "mptcp-flags", 0);
        if (bits == 0) {
            return Optional.empty();
        }
        var flags = new ArrayList<MptcpFlag>();
        for (var flag : MptcpFlag.values()) {
            long bit = switch (flag) {
                case SIGNAL -> 0x10;
                case SUBFLOW -> 0x20;
                case BACKUP -> 0x40;
                case FULLMESH -> 0x80;
            };
            if ((bits & bit) != 0) {
                flags.add(flag);
            }
        }
        return Optional.of(new Mptcp(Optional.of(flags), Extras.none()));
    }

    /// Of virtual functions only the profile tells.
    private Optional<EthernetInterface.Ethernet> ethernet(Optional<EthernetInterface.Ethernet> seen) {
        var stored = ethernet();
        return seen.map(own -> own.withSrIov(stored.flatMap(EthernetInterface.Ethernet::srIov))).or(() -> stored);
    }

    private Ethtool ethtool() {
        var features = new TreeMap<String, Boolean>();
        profile.setting(ETHTOOL).forEach((key, value) -> {
            if (key.startsWith(FEATURE) && value instanceof SettingValue.Bool(boolean on)) {
                var name = key.substring(FEATURE.length());
                features.put(KERNEL_NAMES.getOrDefault(name, name), on);
            }
        });
        return new Ethtool(
                any("pause-") ? Optional.of(pause()) : Optional.empty(),
                features.isEmpty() ? Optional.empty() : Optional.of(features),
                any("coalesce-") ? Optional.of(coalesce()) : Optional.empty(),
                any("ring-") ? Optional.of(ring()) : Optional.empty(),
                fec(),
                Extras.none());
    }

    private boolean any(String prefix) {
        return profile.setting(ETHTOOL).keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    private Ethtool.Pause pause() {
        return new Ethtool.Pause(flag(ETHTOOL, "pause-rx"), flag(ETHTOOL, "pause-tx"), flag(ETHTOOL, "pause-autoneg"), Extras.none());
    }

    private Ethtool.Coalesce coalesce() {
        return new Ethtool.Coalesce(
                coalesce("adaptive-rx").map(number -> number != 0),
                coalesce("adaptive-tx").map(number -> number != 0),
                coalesce("pkt-rate-high"),
                coalesce("pkt-rate-low"),
                coalesce("rx-frames"),
                coalesce("rx-frames-high"),
                coalesce("rx-frames-irq"),
                coalesce("rx-frames-low"),
                coalesce("rx-usecs"),
                coalesce("rx-usecs-high"),
                coalesce("rx-usecs-irq"),
                coalesce("rx-usecs-low"),
                coalesce("sample-interval"),
                coalesce("stats-block-usecs"),
                coalesce("tx-frames"),
                coalesce("tx-frames-high"),
                coalesce("tx-frames-irq"),
                coalesce("tx-frames-low"),
                coalesce("tx-usecs"),
                coalesce("tx-usecs-high"),
                coalesce("tx-usecs-irq"),
                coalesce("tx-usecs-low"),
                Extras.none());
    }

    private Optional<Long> coalesce(String key) {
        return number(ETHTOOL, "coalesce-" + key);
    }

    private Ethtool.Ring ring() {
        return Ethtool.Ring.none()
                .withRx(number(ETHTOOL, "ring-rx"))
                .withRxJumbo(number(ETHTOOL, "ring-rx-jumbo"))
                .withRxMini(number(ETHTOOL, "ring-rx-mini"))
                .withTx(number(ETHTOOL, "ring-tx"));
    }

    private Optional<Ethtool.Fec> fec() {
        return number(ETHTOOL, "fec-mode").map(bits -> new Ethtool.Fec(
                Optional.of((bits & 0x02) != 0),
                (bits & 0x04) != 0
                        ? Optional.of(Ethtool.FecMode.OFF)
                        : (bits & 0x08) != 0
                                ? Optional.of(Ethtool.FecMode.RS)
                                : (bits & 0x10) != 0
                                        ? Optional.of(Ethtool.FecMode.BASER)
                                        : (bits & 0x20) != 0 ? Optional.of(Ethtool.FecMode.LLRS) : Optional.empty(),
                Extras.none()));
    }

    private Optional<Ethernet> ethernet() {
        var negotiation = flag(ETHERNET, "auto-negotiate");
        var speed = number(ETHERNET, "speed").filter(rate -> rate > 0);
        var duplex = profile.text(ETHERNET, "duplex")
                .flatMap(word -> switch (word) {
                    case "full" -> Optional.of(Duplex.FULL);
                    case "half" -> Optional.of(Duplex.HALF);
                    default -> Optional.empty();
                });
        var srIov = profile.has(SRIOV) ? Optional.of(srIov()) : Optional.<SrIov>empty();
        return negotiation.isEmpty() && speed.isEmpty() && srIov.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ethernet(
                        srIov, negotiation.or(() -> speed.map(rate -> false)), speed, duplex, Extras.none()));
    }

    private SrIov srIov() {
        var vfs = profile.value(SRIOV, "vfs")
                .map(value -> value instanceof SettingValue.DictList(var items) ? items : List.<Map<String, SettingValue>>of())
                .map(items -> items.stream().map(ProfileSections::vf).toList());
        return new SrIov(
                number(SRIOV, "autoprobe-drivers").filter(number -> number >= 0).map(number -> number != 0),
                number(SRIOV, "total-vfs"),
                vfs,
                Extras.none());
    }

    private static Vf vf(Map<String, SettingValue> function) {
        var vlan = function.get("vlans") instanceof SettingValue.DictList(var vlans) && !vlans.isEmpty()
                ? vlans.getFirst()
                : Map.<String, SettingValue>of();
        return new Vf(
                number(function, "index").orElse(0L),
                Optional.empty(),
                function.get("mac") instanceof SettingValue.Text(var mac) ? Optional.of(mac) : Optional.empty(),
                flag(function, "spoof-check"),
                flag(function, "trust"),
                number(function, "min-tx-rate"),
                number(function, "max-tx-rate"),
                number(vlan, "id"),
                number(vlan, "qos"),
                number(vlan, "id")
                        .map(id -> number(vlan, "protocol").orElse(0L) == 1
                                ? VlanProtocol.IEEE_802_1AD
                                : VlanProtocol.IEEE_802_1Q),
                Extras.none());
    }

    private Optional<Long> number(String setting, String key) {
        return profile.value(setting, key).map(value -> settings.number(setting, key, 0));
    }

    private Optional<Boolean> flag(String setting, String key) {
        return flag(profile.setting(setting), key);
    }

    private static Optional<Long> number(Map<String, SettingValue> dict, String key) {
        return dict.get(key) instanceof SettingValue.UInt32(long number) ? Optional.of(number) : Optional.empty();
    }

    private static Optional<Boolean> flag(Map<String, SettingValue> dict, String key) {
        return dict.get(key) instanceof SettingValue.Bool(boolean on) ? Optional.of(on) : Optional.empty();
    }
}
