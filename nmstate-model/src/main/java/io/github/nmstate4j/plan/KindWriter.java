package io.github.nmstate4j.plan;

import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.DummyInterface;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.MacVlanInterface;
import io.github.nmstate4j.state.iface.MacVtapInterface;
import io.github.nmstate4j.state.iface.IpVlanInterface;
import io.github.nmstate4j.state.iface.MacSecInterface;
import io.github.nmstate4j.state.iface.HsrInterface;
import io.github.nmstate4j.state.iface.InfinibandInterface;
import io.github.nmstate4j.state.iface.IpsecInterface;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.LoopbackInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import io.github.nmstate4j.state.iface.VethInterface;
import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.state.iface.VlanProtocol;
import io.github.nmstate4j.state.iface.VrfInterface;
import io.github.nmstate4j.state.iface.VxlanInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes the setting of the kind: `bond`, `bridge`, `vlan`, … `wanted` is what the document says, `merged` what will be.
final class KindWriter {

    private static final String BRIDGE = "bridge";
    private static final String VLAN = "vlan";
    /// The one option that NetworkManager takes as a number only.
    private static final Map<String, String> ALL_SLAVES_ACTIVE = Map.of("dropped", "0", "delivered", "1");

    private final ProfileDraft draft;

    KindWriter(ProfileDraft draft) {
        this.draft = draft;
    }

    void write(NetworkInterface wanted, NetworkInterface merged) {
        switch (merged) {
            case EthernetInterface ethernet -> {
                draft.ensure("802-3-ethernet");
                if (wanted instanceof EthernetInterface w) {
                    w.ethernet().ifPresent(this::ethernet);
                }
            }
            case VethInterface veth -> {
                veth.veth().filter(v -> !NmTypes.ETHERNET.equals(draft.text("connection", "type").orElse("")))
                        .ifPresent(v -> draft.replaceSetting("veth").text("veth", "peer", v.peer()));
                if (wanted instanceof VethInterface w) {
                    w.ethernet().ifPresent(this::ethernet);
                }
            }
            case DummyInterface dummy -> draft.ensure("dummy");
            case LoopbackInterface loopback -> draft.ensure("loopback");
            case BondInterface bond -> bond(wanted instanceof BondInterface w ? w.bond() : Optional.empty(), bond.bond());
            case LinuxBridgeInterface bridge -> bridge(wanted instanceof LinuxBridgeInterface w ? w : bridge, bridge);
            case OvsBridgeInterface bridge -> ovsBridge(wanted instanceof OvsBridgeInterface w ? w.bridge() : Optional.empty());
            case OvsInterface ovs -> ovsInterface(ovs);
            case VlanInterface vlan -> vlan.vlan().ifPresent(this::vlan);
            case VxlanInterface vxlan -> vxlan.vxlan().ifPresent(this::vxlan);
            case VrfInterface vrf -> vrf.vrf().flatMap(VrfInterface.Vrf::routeTableId)
                    .ifPresent(table -> draft.ensure("vrf").uint("vrf", "table", table));
            case MacVlanInterface macVlan -> macVlan.macVlan().ifPresent(section -> macVlan(section, false));
            case MacVtapInterface macVtap -> macVtap.macVtap().ifPresent(section -> macVlan(section, true));
            case IpVlanInterface ipVlan -> ipVlan.ipVlan().ifPresent(this::ipVlan);
            case MacSecInterface macSec -> macSec.macSec().ifPresent(this::macSec);
            case HsrInterface hsr -> hsr.hsr().ifPresent(this::hsr);
            case InfinibandInterface infiniband -> infiniband.infiniband().ifPresent(this::infiniband);
            case IpsecInterface ipsec -> ipsec.libreswan().ifPresent(section -> new VpnWriter(draft).write(section));
            case OtherInterface other -> {}
        }
    }

    private void ethernet(EthernetInterface.Ethernet ethernet) {
        ethernet.srIov().ifPresent(new SrIovWriter(draft)::write);
        ethernet.autoNegotiation().ifPresent(auto -> {
            draft.bool("802-3-ethernet", "auto-negotiate", auto).remove("802-3-ethernet", "speed", "duplex");
            if (!auto) {
                ethernet.speed().ifPresent(speed -> draft.uint("802-3-ethernet", "speed", speed));
                ethernet.duplex().ifPresent(
                        duplex -> draft.text("802-3-ethernet", "duplex", duplex.name().toLowerCase(Locale.ROOT)));
            }
        });
    }

    private void macVlan(MacVlanInterface.MacVlan section, boolean tap) {
        draft.replaceSetting(NmTypes.MACVLAN)
                .text(NmTypes.MACVLAN, "parent", section.baseIface())
                .uint(NmTypes.MACVLAN, "mode", number(section.mode()))
                .bool(NmTypes.MACVLAN, "tap", tap);
        section.promiscuous().ifPresent(on -> draft.bool(NmTypes.MACVLAN, "promiscuous", on));
    }

    private static int number(MacVlanInterface.Mode mode) {
        return switch (mode) {
            case UNKNOWN -> 0;
            case VEPA -> 1;
            case BRIDGE -> 2;
            case PRIVATE -> 3;
            case PASSTHRU -> 4;
            case SOURCE -> 5;
        };
    }

    private static int number(IpVlanInterface.Mode mode) {
        return switch (mode) {
            case L2 -> 1;
            case L3 -> 2;
            case L3S -> 3;
        };
    }

    private static int number(MacSecInterface.Validation validation) {
        return switch (validation) {
            case DISABLED -> 0;
            case CHECK -> 1;
            case STRICT -> 2;
        };
    }

    private static int number(MacSecInterface.Offload offload) {
        return switch (offload) {
            case OFF -> 0;
            case PHY -> 1;
            case MAC -> 2;
        };
    }

    private void ipVlan(IpVlanInterface.IpVlan section) {
        var setting = "ipvlan";
        draft.ensure(setting);
        section.baseIface().ifPresent(parent -> draft.text(setting, "parent", parent));
        draft.uint(setting, "mode", number(section.mode().orElse(IpVlanInterface.Mode.L3)));
        section.isPrivate().ifPresent(on -> draft.bool(setting, "private", on));
        section.vepa().ifPresent(on -> draft.bool(setting, "vepa", on));
    }

    /// A key that was hidden is the one that is stored.
    private void macSec(MacSecInterface.MacSec section) {
        var setting = "macsec";
        draft.ensure(setting)
                .text(setting, "parent", section.baseIface())
                .bool(setting, "encrypt", section.encrypt())
                .integer(setting, "validation", number(section.validation()))
                .bool(setting, "send-sci", section.sendSci());
        section.mkaCak().filter(key -> !key.isHidden()).ifPresent(key -> draft.put(setting, "mka-cak", SettingValue.of(key)));
        section.mkaCkn().ifPresent(name -> draft.text(setting, "mka-ckn", name));
        if (section.port() > 0) {
            draft.integer(setting, "port", (int) section.port());
        }
        section.offload().ifPresent(offload -> draft.integer(setting, "offload", number(offload)));
    }

    private void hsr(HsrInterface.Hsr section) {
        draft.ensure("hsr").text("hsr", "port1", section.port1()).text("hsr", "port2", section.port2());
        if (section.multicastSpec() > 0) {
            draft.uint("hsr", "multicast-spec", section.multicastSpec());
        }
        draft.bool("hsr", "prp", section.protocol() == HsrInterface.Protocol.PRP);
    }

    private void infiniband(InfinibandInterface.Infiniband section) {
        var setting = NmTypes.INFINIBAND;
        draft.ensure(setting).text(setting, "transport-mode", section.mode().name().toLowerCase(Locale.ROOT));
        section.baseIface()
                .filter(parent -> !parent.isEmpty())
                .ifPresentOrElse(parent -> draft.text(setting, "parent", parent), () -> draft.remove(setting, "parent"));
        section.pkey().ifPresentOrElse(key -> draft.integer(setting, "p-key", key), () -> draft.remove(setting, "p-key"));
    }

    private void bond(Optional<BondInterface.Bond> wanted, Optional<BondInterface.Bond> merged) {
        var stored = draft.value("bond", "options")
                .map(v -> v instanceof SettingValue.TextMap(Map<String, String> entries) ? entries : Map.<String, String>of())
                .orElse(Map.of());
        var options = new LinkedHashMap<>(stored);
        var mode = wanted.flatMap(BondInterface.Bond::mode)
                .or(() -> stored.containsKey("mode") ? Optional.empty() : merged.flatMap(BondInterface.Bond::mode));
        mode.filter(m -> !m.word().equals(stored.get("mode"))).ifPresent(m -> {
            options.clear();
            options.put("mode", m.word());
        });
        wanted.flatMap(BondInterface.Bond::options).ifPresent(given -> {
            if (given.isEmpty()) {
                options.keySet().removeIf(key -> !key.equals("mode"));
            }
            given.forEach((key, value) -> options.put(
                    key.equals("balance_slb") ? "balance-slb" : key,
                    key.equals("all_slaves_active") ? ALL_SLAVES_ACTIVE.getOrDefault(value, value) : value));
            if ("0".equals(given.get("arp_interval"))) {
                options.remove("arp_ip_target");
            }
        });
        options.values().removeIf(String::isEmpty);
        draft.put("bond", "options", new SettingValue.TextMap(options));
    }

    private void bridge(LinuxBridgeInterface wanted, LinuxBridgeInterface merged) {
        draft.ensure(BRIDGE);
        wanted.bridge().flatMap(LinuxBridgeInterface.Bridge::options).ifPresent(this::options);
        if (wanted.bridge().flatMap(LinuxBridgeInterface.Bridge::port).isPresent()) {
            var filtering = merged.bridge().flatMap(LinuxBridgeInterface.Bridge::port).orElse(List.of()).stream()
                    .anyMatch(port -> port.vlan().filter(vlan -> !vlan.isEmpty()).isPresent());
            draft.bool(BRIDGE, "vlan-filtering", filtering);
        }
    }

    private void options(LinuxBridgeInterface.Options options) {
        options.stp().ifPresent(stp -> {
            stp.enabled().ifPresent(enabled -> draft.bool(BRIDGE, "stp", enabled));
            uint("forward-delay", stp.forwardDelay());
            uint("hello-time", stp.helloTime());
            uint("max-age", stp.maxAge());
            uint("priority", stp.priority());
        });
        options.groupAddr().ifPresent(address -> draft.put(BRIDGE, "group-address", bytes(address)));
        uint("group-forward-mask", options.groupFwdMask());
        uint("multicast-hash-max", options.hashMax());
        uint("ageing-time", options.macAgeingTime());
        uint("multicast-last-member-count", options.multicastLastMemberCount());
        time("multicast-last-member-interval", options.multicastLastMemberInterval());
        time("multicast-membership-interval", options.multicastMembershipInterval());
        bool("multicast-querier", options.multicastQuerier());
        time("multicast-querier-interval", options.multicastQuerierInterval());
        time("multicast-query-interval", options.multicastQueryInterval());
        time("multicast-query-response-interval", options.multicastQueryResponseInterval());
        bool("multicast-query-use-ifaddr", options.multicastQueryUseIfaddr());
        options.multicastRouter()
                .ifPresent(router -> draft.text(BRIDGE, "multicast-router", router.name().toLowerCase(Locale.ROOT)));
        bool("multicast-snooping", options.multicastSnooping());
        uint("multicast-startup-query-count", options.multicastStartupQueryCount());
        time("multicast-startup-query-interval", options.multicastStartupQueryInterval());
        options.vlanProtocol().ifPresent(protocol -> draft.text(BRIDGE, "vlan-protocol", protocolWord(protocol)));
        uint("vlan-default-pvid", options.vlanDefaultPvid());
    }

    private void uint(String key, Optional<? extends Number> number) {
        number.ifPresent(n -> draft.uint(BRIDGE, key, n.longValue()));
    }

    private void time(String key, Optional<Long> number) {
        number.ifPresent(n -> draft.put(BRIDGE, key, new SettingValue.UInt64(n)));
    }

    private void bool(String key, Optional<Boolean> bool) {
        bool.ifPresent(b -> draft.bool(BRIDGE, key, b));
    }

    private static String protocolWord(VlanProtocol protocol) {
        return switch (protocol) {
            case IEEE_802_1Q -> "802.1Q";
            case IEEE_802_1AD -> "802.1ad";
        };
    }

    static SettingValue bytes(String mac) {
        var bytes = new ArrayList<Integer>();
        for (var part : mac.split(":")) {
            bytes.add(Integer.parseInt(part, 16));
        }
        return new SettingValue.Bytes(bytes);
    }

    private void vlan(VlanInterface.Vlan vlan) {
        vlan.baseIface().ifPresent(parent -> draft.text(VLAN, "parent", parent));
        draft.uint(VLAN, "id", vlan.id());
        // An older NetworkManager does not know the key, so the default is only written over another value.
        vlan.protocol()
                .filter(p -> p != VlanProtocol.IEEE_802_1Q || draft.value(VLAN, "protocol").isPresent())
                .ifPresent(p -> draft.text(VLAN, "protocol", protocolWord(p)));
        long flags = draft.value(VLAN, "flags")
                .map(v -> v instanceof SettingValue.UInt32(long number) ? number : 1L)
                .orElse(1L);
        flags = flag(flags, 1, Optional.of(vlan.reorderHeaders().orElse(true)));
        flags = flag(flags, 4, vlan.looseBinding());
        if (vlan.registrationProtocol().isPresent()) {
            var protocol = vlan.registrationProtocol().get();
            flags = flag(flags, 2, Optional.of(protocol == VlanInterface.RegistrationProtocol.GVRP));
            flags = flag(flags, 8, Optional.of(protocol == VlanInterface.RegistrationProtocol.MVRP));
        }
        draft.uint(VLAN, "flags", flags);
    }

    private static long flag(long flags, long bit, Optional<Boolean> wanted) {
        return wanted.map(on -> on ? flags | bit : flags & ~bit).orElse(flags);
    }

    private void vxlan(VxlanInterface.Vxlan vxlan) {
        draft.ensure("vxlan");
        vxlan.baseIface().filter(parent -> !parent.isEmpty()).ifPresent(parent -> draft.text("vxlan", "parent", parent));
        draft.uint("vxlan", "id", vxlan.id());
        vxlan.learning().ifPresent(learning -> draft.bool("vxlan", "learning", learning));
        vxlan.local().filter(local -> !local.isEmpty()).ifPresent(local -> draft.text("vxlan", "local", local));
        vxlan.remote().filter(remote -> !remote.isEmpty()).ifPresent(remote -> draft.text("vxlan", "remote", remote));
        vxlan.destinationPort().ifPresent(port -> draft.uint("vxlan", "destination-port", port));
    }

    private void ovsBridge(Optional<OvsBridgeInterface.Bridge> wanted) {
        var setting = NmTypes.OVS_BRIDGE;
        draft.ensure(setting);
        wanted.flatMap(OvsBridgeInterface.Bridge::options).ifPresent(options -> {
            ovsFlag("stp-enable", options.stp());
            ovsFlag("rstp-enable", options.rstp());
            ovsFlag("mcast-snooping-enable", options.mcastSnoopingEnable());
            options.failMode().filter(mode -> !mode.isEmpty()).ifPresent(mode -> draft.text(setting, "fail-mode", mode));
            options.datapath().filter(type -> !type.isEmpty()).ifPresent(type -> draft.text(setting, "datapath-type", type));
        });
    }

    private void ovsFlag(String key, Optional<Boolean> wanted) {
        wanted.ifPresentOrElse(
                on -> draft.bool(NmTypes.OVS_BRIDGE, key, on), () -> draft.remove(NmTypes.OVS_BRIDGE, key));
    }

    private void ovsInterface(OvsInterface ovs) {
        if (ovs.patch().isPresent()) {
            draft.text(NmTypes.OVS_INTERFACE, "type", "patch")
                    .replaceSetting("ovs-patch")
                    .text("ovs-patch", "peer", ovs.patch().get().peer());
        } else if (ovs.dpdk().isPresent()) {
            var dpdk = ovs.dpdk().get();
            draft.text(NmTypes.OVS_INTERFACE, "type", "dpdk")
                    .replaceSetting("ovs-dpdk")
                    .text("ovs-dpdk", "devargs", dpdk.devargs());
            dpdk.rxQueue().ifPresent(queues -> draft.uint("ovs-dpdk", "n-rxq", queues));
            dpdk.nRxqDesc().ifPresent(count -> draft.uint("ovs-dpdk", "n-rxq-desc", count));
            dpdk.nTxqDesc().ifPresent(count -> draft.uint("ovs-dpdk", "n-txq-desc", count));
        } else if (draft.text(NmTypes.OVS_INTERFACE, "type").isEmpty()) {
            draft.text(NmTypes.OVS_INTERFACE, "type", "internal");
        }
    }

    /// What a bridge port lets through, in the order in which NetworkManager keeps it.
    static SettingValue bridgeVlans(PortVlan vlan) {
        var ranges = new ArrayList<VlanRange>();
        if (vlan.mode().filter(PortVlan.Mode.TRUNK::equals).isPresent()) {
            vlan.trunkTags().orElse(List.of()).forEach(tag -> ranges.add(new VlanRange(tag.min(), tag.max(), false)));
        }
        vlan.tag().filter(tag -> tag != 0).ifPresent(tag -> ranges.add(new VlanRange(tag, tag, true)));
        ranges.sort(Comparator.comparingInt(VlanRange::min));
        return new SettingValue.DictList(ranges.stream().map(VlanRange::entry).toList());
    }

    private record VlanRange(int min, int max, boolean isNative) {

        Map<String, SettingValue> entry() {
            var entry = new LinkedHashMap<String, SettingValue>();
            entry.put("vid-start", new SettingValue.UInt16(min));
            entry.put("vid-end", new SettingValue.UInt16(max));
            entry.put("pvid", SettingValue.of(isNative));
            entry.put("untagged", SettingValue.of(isNative));
            return entry;
        }
    }
}
