package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.handler.rtnetlink.LinkKind;
import io.github.nmstate4j.state.iface.BondMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The options of a bond, by the kernel's names; those its mode does not use are left out.
final class KernelBondOptions {

    private static final String[] SWITCH = {"0", "1"};

    private final BondMode mode;
    private final Map<String, String> options = new TreeMap<>();

    private KernelBondOptions(BondMode mode) {
        this.mode = mode;
    }

    static Map<String, String> of(LinkKind.Bond bond, Optional<String> primary) {
        var modes = BondMode.values();
        return new KernelBondOptions(modes[Math.min(bond.mode(), modes.length - 1)]).read(bond, primary);
    }

    private Map<String, String> read(LinkKind.Bond bond, Optional<String> primary) {
        word("all_slaves_active", bond.allPortsActive(), "dropped", "delivered");
        word("arp_all_targets", bond.arpAllTargets(), "any", "all");
        number("arp_interval", bond.arpInterval());
        options.put("arp_ip_target", String.join(",", bond.arpIpTargets()));
        word(
                "arp_validate",
                bond.arpValidate(),
                "none",
                "active",
                "backup",
                "all",
                "filter",
                "filter_active",
                "filter_backup");
        number("downdelay", bond.downdelay());
        number("lp_interval", bond.learningPacketInterval());
        number("miimon", bond.miimon());
        number("min_links", bond.minLinks());
        number("updelay", bond.updelay());
        word("use_carrier", bond.useCarrier().map(on -> on ? 1 : 0), SWITCH);
        if (in(BondMode.LACP)) {
            number("ad_actor_sys_prio", bond.adActorSystemPriority());
            bond.adActorSystem().ifPresent(mac -> options.put("ad_actor_system", mac));
            word("ad_select", bond.adSelect(), "stable", "bandwidth", "count");
            number("ad_user_port_key", bond.adUserPortKey());
            word("lacp_rate", bond.lacpRate(), "slow", "fast");
        }
        if (in(BondMode.ACTIVE_BACKUP)) {
            word("fail_over_mac", bond.failOverMac(), "none", "active", "follow");
            number("num_grat_arp", bond.peerNotifications());
            number("num_unsol_na", bond.peerNotifications());
        }
        if (in(BondMode.BALANCE_RR)) {
            number("packets_per_slave", bond.packetsPerPort());
        }
        if (in(BondMode.ACTIVE_BACKUP, BondMode.BALANCE_TLB, BondMode.BALANCE_ALB)) {
            primary.ifPresent(name -> options.put("primary", name));
            word("primary_reselect", bond.primaryReselect(), "always", "better", "failure");
        }
        if (in(BondMode.BALANCE_RR, BondMode.ACTIVE_BACKUP, BondMode.BALANCE_TLB, BondMode.BALANCE_ALB)) {
            number("resend_igmp", bond.resendIgmp());
        }
        if (in(BondMode.BALANCE_TLB, BondMode.BALANCE_ALB)) {
            word("tlb_dynamic_lb", bond.tlbDynamic().map(on -> on ? 1 : 0), SWITCH);
        } else if (!in(BondMode.LACP)) {
            number("arp_missed_max", bond.arpMissedMax());
        }
        if (in(BondMode.BALANCE_XOR, BondMode.LACP, BondMode.BALANCE_TLB)) {
            word(
                    "xmit_hash_policy",
                    bond.xmitHashPolicy(),
                    "layer2",
                    "layer3+4",
                    "layer2+3",
                    "encap2+3",
                    "encap3+4",
                    "vlan+srcmac");
        }
        return options;
    }

    private boolean in(BondMode... modes) {
        return Set.of(modes).contains(mode);
    }

    private void number(String name, Optional<? extends Number> number) {
        number.ifPresent(value -> options.put(name, value.toString()));
    }

    /// A number without a word stays a number.
    private void word(String name, Optional<Integer> number, String... words) {
        number.ifPresent(value ->
                options.put(name, value >= 0 && value < words.length ? words[value] : value.toString()));
    }
}
