package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.handler.rtnetlink.LinkKind;
import io.github.nmstate4j.handler.rtnetlink.LinkKindBridgeBuilder;
import io.github.nmstate4j.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// From the settings of a profile to what the kernel tells of a device made by them.
final class Kinds {

    private static final long TICKS = 100;
    private static final List<String> BOND_MODES = List.of(
            "balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb");

    private Kinds() {}

    /// @param indexOf the number of a device by its name
    static LinkKind of(SimulatedDevice device, Function<String, Optional<Integer>> indexOf) {
        var profile = device.applied().orElseGet(() -> new Profile(Map.of()));
        return switch (device.type()) {
            case "bond" -> bond(ProfileRules.options(profile), indexOf);
            case "bridge" -> bridge(profile);
            case "vlan" ->
                new LinkKind.Vlan(
                        Values.integer(profile, "vlan", "id").orElse(0),
                        profile.text("vlan", "protocol").equals(Optional.of("802.1ad")) ? 0x88a8 : 0x8100,
                        Values.integer(profile, "vlan", "flags").orElse(1));
            case "vxlan" ->
                new LinkKind.Vxlan(
                        Values.number(profile, "vxlan", "id").orElse(0L),
                        profile.text("vxlan", "parent").flatMap(indexOf),
                        profile.text("vxlan", "local"),
                        profile.text("vxlan", "remote"),
                        Optional.of(Values.flag(profile, "vxlan", "learning").orElse(true)),
                        Optional.of(Values.integer(profile, "vxlan", "destination-port").orElse(8472)));
            case "vrf" -> new LinkKind.Vrf(Values.number(profile, "vrf", "table").orElse(0L));
            case "dummy" -> new LinkKind.Dummy();
            case SimulatedDevice.VETH -> new LinkKind.Veth();
            case "macvlan" -> macVlan(profile);
            case "ovs-interface" -> new LinkKind.OpenVSwitch();
            default -> new LinkKind.Device();
        };
    }

    private static LinkKind macVlan(Profile profile) {
        int mode =
                switch (Values.integer(profile, "macvlan", "mode").orElse(1)) {
                    case 2 -> 4;
                    case 3 -> 1;
                    case 4 -> 8;
                    case 5 -> 16;
                    default -> 2;
                };
        return new LinkKind.MacVlan(
                Values.flag(profile, "macvlan", "tap").orElse(false),
                mode,
                Values.flag(profile, "macvlan", "promiscuous").orElse(true) ? 0 : 1);
    }

    private static LinkKind bond(Map<String, String> options, Function<String, Optional<Integer>> indexOf) {
        return LinkKind.Bond.mode(word(options, "mode", BOND_MODES).orElse(0))
                .miimon(number(options, "miimon").or(() -> Optional.of(0L)))
                .updelay(number(options, "updelay").or(() -> Optional.of(0L)))
                .downdelay(number(options, "downdelay").or(() -> Optional.of(0L)))
                .useCarrier(Optional.of(!options.getOrDefault("use_carrier", "1").equals("0")))
                .arpInterval(number(options, "arp_interval").or(() -> Optional.of(0L)))
                .arpIpTargets(
                        options.getOrDefault("arp_ip_target", "").isEmpty()
                                ? List.of()
                                : List.of(options.getOrDefault("arp_ip_target", "").split(",", -1)))
                .arpValidate(word(
                                options,
                                "arp_validate",
                                List.of(
                                        "none",
                                        "active",
                                        "backup",
                                        "all",
                                        "filter",
                                        "filter_active",
                                        "filter_backup"))
                        .or(() -> Optional.of(0)))
                .arpAllTargets(word(options, "arp_all_targets", List.of("any", "all")).or(() -> Optional.of(0)))
                .primary(Optional.ofNullable(options.get("primary")).flatMap(indexOf))
                .primaryReselect(
                        word(options, "primary_reselect", List.of("always", "better", "failure"))
                                .or(() -> Optional.of(0)))
                .failOverMac(
                        word(options, "fail_over_mac", List.of("none", "active", "follow")).or(() -> Optional.of(0)))
                .xmitHashPolicy(word(
                                options,
                                "xmit_hash_policy",
                                List.of("layer2", "layer3+4", "layer2+3", "encap2+3", "encap3+4", "vlan+srcmac"))
                        .or(() -> Optional.of(0)))
                .resendIgmp(number(options, "resend_igmp").or(() -> Optional.of(1L)))
                .peerNotifications(number(options, "num_grat_arp")
                        .or(() -> number(options, "num_unsol_na"))
                        .map(Math::toIntExact)
                        .or(() -> Optional.of(1)))
                .allPortsActive(word(options, "all_slaves_active", List.of("dropped", "delivered"))
                        .or(() -> Optional.of(0)))
                .minLinks(number(options, "min_links").or(() -> Optional.of(0L)))
                .learningPacketInterval(number(options, "lp_interval").or(() -> Optional.of(1L)))
                .packetsPerPort(number(options, "packets_per_slave").or(() -> Optional.of(1L)))
                .lacpRate(word(options, "lacp_rate", List.of("slow", "fast")).or(() -> Optional.of(0)))
                .adSelect(word(options, "ad_select", List.of("stable", "bandwidth", "count"))
                        .or(() -> Optional.of(0)))
                .adActorSystemPriority(
                        number(options, "ad_actor_sys_prio").map(Math::toIntExact).or(() -> Optional.of(65_535)))
                .adUserPortKey(number(options, "ad_user_port_key").map(Math::toIntExact).or(() -> Optional.of(0)))
                .adActorSystem(Optional.ofNullable(options.get("ad_actor_system")).or(() -> Optional.of("00:00:00:00:00:00")))
                .tlbDynamic(Optional.of(!options.getOrDefault("tlb_dynamic_lb", "1").equals("0")))
                .arpMissedMax(number(options, "arp_missed_max").map(Math::toIntExact).or(() -> Optional.of(2)))
                .build();
    }

    private static Optional<Long> number(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    /// Options come as their word or as its number.
    private static Optional<Integer> word(Map<String, String> options, String name, List<String> words) {
        return number(options, name)
                .map(Math::toIntExact)
                .or(() -> Optional.ofNullable(options.get(name)).map(words::indexOf).filter(index -> index >= 0));
    }

    private static LinkKind bridge(Profile profile) {
        return LinkKindBridgeBuilder.builder()
                .forwardDelay(seconds(profile, "forward-delay", 15))
                .helloTime(seconds(profile, "hello-time", 2))
                .maxAge(seconds(profile, "max-age", 20))
                .ageingTime(seconds(profile, "ageing-time", 300))
                .stpState(Optional.of(Values.flag(profile, "bridge", "stp").orElse(true) ? 1 : 0))
                .priority(Values.integer(profile, "bridge", "priority").or(() -> Optional.of(32_768)))
                .vlanFiltering(Values.flag(profile, "bridge", "vlan-filtering").or(() -> Optional.of(false)))
                .vlanProtocol(Optional.of(
                        profile.text("bridge", "vlan-protocol").equals(Optional.of("802.1ad")) ? 0x88a8 : 0x8100))
                .groupForwardMask(Values.integer(profile, "bridge", "group-forward-mask").or(() -> Optional.of(0)))
                .groupAddress(Values.address(profile, "bridge", "group-address")
                        .or(() -> Optional.of("01:80:c2:00:00:00")))
                .helloTimer(Optional.of(0L))
                .gcTimer(Optional.of(0L))
                .multicastRouter(Optional.of(
                        switch (profile.text("bridge", "multicast-router").orElse("auto")) {
                            case "disabled" -> 0;
                            case "enabled" -> 2;
                            default -> 1;
                        }))
                .multicastSnooping(Values.flag(profile, "bridge", "multicast-snooping").or(() -> Optional.of(true)))
                .multicastQueryUseIfaddr(
                        Values.flag(profile, "bridge", "multicast-query-use-ifaddr").or(() -> Optional.of(false)))
                .multicastQuerier(Values.flag(profile, "bridge", "multicast-querier").or(() -> Optional.of(false)))
                .multicastHashMax(number(profile, "multicast-hash-max", 4096))
                .multicastLastMemberCount(number(profile, "multicast-last-member-count", 2))
                .multicastStartupQueryCount(number(profile, "multicast-startup-query-count", 2))
                .multicastLastMemberInterval(number(profile, "multicast-last-member-interval", 100))
                .multicastMembershipInterval(number(profile, "multicast-membership-interval", 26_000))
                .multicastQuerierInterval(number(profile, "multicast-querier-interval", 25_500))
                .multicastQueryInterval(number(profile, "multicast-query-interval", 12_500))
                .multicastQueryResponseInterval(number(profile, "multicast-query-response-interval", 1_000))
                .multicastStartupQueryInterval(number(profile, "multicast-startup-query-interval", 3_125))
                .vlanDefaultPvid(Values.integer(profile, "bridge", "vlan-default-pvid").or(() -> Optional.of(1)))
                .build();
    }

    private static Optional<Long> seconds(Profile profile, String key, long usual) {
        return Optional.of(TICKS * Values.number(profile, "bridge", key).orElse(usual));
    }

    private static Optional<Long> number(Profile profile, String key, long usual) {
        return Values.number(profile, "bridge", key).or(() -> Optional.of(usual));
    }
}
