package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.handler.rtnetlink.BridgeVlan;
import io.github.nmstate4j.handler.rtnetlink.Link;
import io.github.nmstate4j.handler.rtnetlink.LinkKind;
import io.github.nmstate4j.handler.rtnetlink.PortKind;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import java.util.List;
import java.util.Optional;

/// A bridge with its ports.
record KernelBridge(LinkKind.Bridge bridge, List<Link> ports, List<BridgeVlan> vlans) {

    /// The kernel counts these times in hundredths of a second.
    private static final long TICKS = 100;
    private static final int DEFAULT_PVID = 1;

    LinuxBridgeInterface networkInterface(InterfaceBase base) {
        return new LinuxBridgeInterface(
                base,
                Optional.of(new LinuxBridgeInterface.Bridge(
                        Optional.of(options()),
                        Optional.of(ports.stream().map(this::port).toList()),
                        Extras.none())),
                Extras.none());
    }

    private LinuxBridgeInterface.Options options() {
        return new LinuxBridgeInterface.Options(
                Optional.of(new LinuxBridgeInterface.Stp(
                        bridge.stpState().map(state -> state != 0),
                        seconds(bridge.forwardDelay()),
                        seconds(bridge.helloTime()),
                        seconds(bridge.maxAge()),
                        bridge.priority(),
                        Extras.none())),
                bridge.gcTimer(),
                bridge.groupAddress(),
                bridge.groupForwardMask(),
                bridge.multicastHashMax(),
                bridge.helloTimer(),
                bridge.ageingTime().map(ticks -> ticks / TICKS),
                bridge.multicastLastMemberCount(),
                bridge.multicastLastMemberInterval(),
                bridge.multicastMembershipInterval(),
                bridge.multicastQuerier(),
                bridge.multicastQuerierInterval(),
                bridge.multicastQueryInterval(),
                bridge.multicastQueryResponseInterval(),
                bridge.multicastQueryUseIfaddr(),
                bridge.multicastRouter().flatMap(KernelBridge::multicastRouter),
                bridge.multicastSnooping(),
                bridge.multicastStartupQueryCount(),
                bridge.multicastStartupQueryInterval(),
                bridge.vlanProtocol().map(KernelInterfaces::protocol),
                bridge.vlanDefaultPvid(),
                Extras.none());
    }

    private static Optional<Integer> seconds(Optional<Long> ticks) {
        return ticks.map(count -> Math.toIntExact(count / TICKS));
    }

    private static Optional<LinuxBridgeInterface.MulticastRouter> multicastRouter(int number) {
        return switch (number) {
            case 0 -> Optional.of(LinuxBridgeInterface.MulticastRouter.DISABLED);
            case 1 -> Optional.of(LinuxBridgeInterface.MulticastRouter.AUTO);
            case 2 -> Optional.of(LinuxBridgeInterface.MulticastRouter.ENABLED);
            default -> Optional.empty();
        };
    }

    private LinuxBridgeInterface.Port port(Link link) {
        var port = LinuxBridgeInterface.Port.of(link.name()).withVlan(vlan(link));
        return link.port() instanceof PortKind.BridgePort own
                ? port.withStpHairpinMode(own.hairpin())
                        .withStpPathCost(own.pathCost())
                        .withStpPriority(own.priority())
                : port;
    }

    private Optional<PortVlan> vlan(Link link) {
        if (!bridge.vlanFiltering().orElse(false)) {
            return Optional.empty();
        }
        int unremarkable = bridge.vlanDefaultPvid().orElse(DEFAULT_PVID);
        var own = vlans.stream()
                .filter(vlan -> vlan.link() == link.index())
                .filter(vlan -> vlan.first() != unremarkable || vlan.last() != unremarkable)
                .toList();
        var tag = own.stream()
                .filter(vlan -> vlan.pvid() && vlan.untagged())
                .map(BridgeVlan::first)
                .findFirst();
        var tagged = own.stream()
                .filter(vlan -> !(vlan.pvid() && vlan.untagged()))
                .map(vlan -> new PortVlan.TrunkTag(vlan.first(), vlan.last()))
                .toList();
        if (tagged.isEmpty()) {
            return tag.map(id -> new PortVlan(
                    Optional.empty(),
                    Optional.of(PortVlan.Mode.ACCESS),
                    Optional.of(id),
                    Optional.of(List.of()),
                    Extras.none()));
        }
        return Optional.of(new PortVlan(
                Optional.of(tag.isPresent()),
                Optional.of(PortVlan.Mode.TRUNK),
                tag,
                Optional.of(tagged),
                Extras.none()));
    }
}
