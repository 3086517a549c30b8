package io.github.nmstate4j.handler.rtnetlink;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// What kind of device a link is, with what the kernel tells of that kind. A component is absent when this kernel does
/// not report it. Numbers are the kernel's own (`include/uapi/linux/if_link.h`).
public sealed interface LinkKind {

    /// No kind: a device with hardware behind it (or the loopback).
    record Device() implements LinkKind {}

    @RecordBuilder
    record Bond(
            int mode,
            Optional<Integer> activePort,
            Optional<Long> miimon,
            Optional<Long> updelay,
            Optional<Long> downdelay,
            Optional<Boolean> useCarrier,
            Optional<Long> arpInterval,
            List<String> arpIpTargets,
            Optional<Integer> arpValidate,
            Optional<Integer> arpAllTargets,
            Optional<Integer> primary,
            Optional<Integer> primaryReselect,
            Optional<Integer> failOverMac,
            Optional<Integer> xmitHashPolicy,
            Optional<Long> resendIgmp,
            Optional<Integer> peerNotifications,
            Optional<Integer> allPortsActive,
            Optional<Long> minLinks,
            Optional<Long> learningPacketInterval,
            Optional<Long> packetsPerPort,
            Optional<Integer> lacpRate,
            Optional<Integer> adSelect,
            Optional<Integer> adActorSystemPriority,
            Optional<Integer> adUserPortKey,
            Optional<String> adActorSystem,
            Optional<Boolean> tlbDynamic,
            Optional<Long> peerNotificationDelay,
            Optional<Boolean> lacpActive,
            Optional<Integer> arpMissedMax,
            List<String> nsIp6Targets)
            implements LinkKind {

        public Bond {
            arpIpTargets = List.copyOf(arpIpTargets);
            nsIp6Targets = List.copyOf(nsIp6Targets);
        }

        public static LinkKindBondBuilder mode(int mode) {
            return LinkKindBondBuilder.builder().mode(mode).arpIpTargets(List.of()).nsIp6Targets(List.of());
        }
    }

    /// @param protocol the Ethernet type: 0x8100 or 0x88A8
    record Vlan(int id, int protocol, int flags) implements LinkKind {
        public boolean reorderHeaders() {
            return (flags & 0x1) != 0;
        }

        public boolean gvrp() {
            return (flags & 0x2) != 0;
        }

        public boolean looseBinding() {
            return (flags & 0x4) != 0;
        }

        public boolean mvrp() {
            return (flags & 0x8) != 0;
        }

        public boolean bridgeBinding() {
            return (flags & 0x10) != 0;
        }
    }

    /// Forward delay, hello time, max age and ageing time, and the timers, are in the kernel's user ticks (1/100 s).
    @RecordBuilder
    record Bridge(
            Optional<Long> forwardDelay,
            Optional<Long> helloTime,
            Optional<Long> maxAge,
            Optional<Long> ageingTime,
            Optional<Integer> stpState,
            Optional<Integer> priority,
            Optional<Boolean> vlanFiltering,
            Optional<Integer> vlanProtocol,
            Optional<Integer> groupForwardMask,
            Optional<String> groupAddress,
            Optional<Long> helloTimer,
            Optional<Long> gcTimer,
            Optional<Integer> multicastRouter,
            Optional<Boolean> multicastSnooping,
            Optional<Boolean> multicastQueryUseIfaddr,
            Optional<Boolean> multicastQuerier,
            Optional<Long> multicastHashMax,
            Optional<Long> multicastLastMemberCount,
            Optional<Long> multicastStartupQueryCount,
            Optional<Long> multicastLastMemberInterval,
            Optional<Long> multicastMembershipInterval,
            Optional<Long> multicastQuerierInterval,
            Optional<Long> multicastQueryInterval,
            Optional<Long> multicastQueryResponseInterval,
            Optional<Long> multicastStartupQueryInterval,
            Optional<Integer> vlanDefaultPvid)
            implements LinkKind {}

    @RecordBuilder
    record Vxlan(
            long id,
            Optional<Integer> base,
            Optional<String> local,
            Optional<String> remote,
            Optional<Boolean> learning,
            Optional<Integer> destinationPort)
            implements LinkKind {}

    record Vrf(long table) implements LinkKind {}

    record Veth() implements LinkKind {}

    record Dummy() implements LinkKind {}

    /// @param tap a macvtap
    /// @param mode 1 private, 2 vepa, 4 bridge, 8 passthru, 16 source
    record MacVlan(boolean tap, int mode, int flags) implements LinkKind {
        public boolean promiscuous() {
            return (flags & 0x1) == 0;
        }
    }

    /// @param mode 0 l2, 1 l3, 2 l3s
    record IpVlan(int mode, int flags) implements LinkKind {
        public boolean isPrivate() {
            return (flags & 0x1) != 0;
        }

        public boolean isVepa() {
            return (flags & 0x2) != 0;
        }
    }

    record OpenVSwitch() implements LinkKind {}

    /// @param tap frames rather than packets
    record Tun(boolean tap) implements LinkKind {}

    record MacSec(
            int port, boolean encrypt, boolean sendSci, int validation, Optional<Integer> offload) implements LinkKind {}

    /// @param protocol 0 HSR, 1 PRP
    record Hsr(int port1, int port2, Optional<String> supervisionAddress, int protocol) implements LinkKind {}

    /// @param mode 0 datagram, 1 connected
    record Infiniband(int pkey, int mode) implements LinkKind {}

    /// A kind this version does not know, in the kernel's word.
    record Other(String name) implements LinkKind {}
}
