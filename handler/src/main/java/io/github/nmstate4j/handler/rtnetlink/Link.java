package io.github.nmstate4j.handler.rtnetlink;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// A network device as the kernel sees it. Other devices are named by index, as the kernel does.
///
/// @param controller the device this one is a port of
/// @param base the device this one sits on (a VLAN) or is wired to (a veth)
/// @param baseNamespace when present, `base` counts in another network namespace
/// @param pciAddress where the hardware sits, as in `0000:00:1f.6`
/// @param ipv6Token the fixed host part of automatic IPv6 addresses
/// @param ipv4Forwarding whether IPv4 packets for others are passed on; absent where the kernel has no IPv4 for the device
@RecordBuilder
public record Link(
        int index,
        String name,
        Hardware hardware,
        boolean adminUp,
        boolean running,
        boolean promiscuous,
        OperationalState operationalState,
        Optional<Long> mtu,
        Optional<Long> minMtu,
        Optional<Long> maxMtu,
        Optional<String> address,
        Optional<String> permanentAddress,
        Optional<Integer> controller,
        Optional<Integer> base,
        Optional<Integer> baseNamespace,
        int promiscuity,
        Optional<String> ipv6Token,
        Optional<Boolean> ipv4Forwarding,
        List<String> alternativeNames,
        Optional<String> pciAddress,
        LinkKind kind,
        PortKind port) {

    public enum Hardware {
        ETHERNET,
        LOOPBACK,
        INFINIBAND,
        OTHER
    }

    /// RFC 2863, as in `ip link`.
    public enum OperationalState {
        UNKNOWN,
        NOT_PRESENT,
        DOWN,
        LOWER_LAYER_DOWN,
        TESTING,
        DORMANT,
        UP
    }

    public Link {
        alternativeNames = List.copyOf(alternativeNames);
    }

    /// An Ethernet device that is up, to start from.
    public static LinkBuilder ethernet(int index, String name) {
        return LinkBuilder.builder()
                .index(index)
                .name(name)
                .hardware(Hardware.ETHERNET)
                .adminUp(true)
                .running(true)
                .operationalState(OperationalState.UP)
                .mtu(Optional.of(1500L))
                .alternativeNames(List.of())
                .kind(new LinkKind.Device())
                .port(new PortKind.None());
    }
}
