package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the profile of one interface: what is stored, changed where the document says so. Without a stored profile what
/// the interface has now is taken along, so that activating the new profile loses nothing.
final class ProfileWriter {

    private static final String CONNECTION = Profile.CONNECTION;
    private static final String ETHERNET = NmTypes.ETHERNET;

    private final MergedState state;
    private final ProfileIds ids;
    private final ProfileRoutes routes;

    ProfileWriter(MergedState state, ProfileIds ids) {
        this.state = state;
        this.ids = ids;
        this.routes = new ProfileRoutes(state);
    }

    Profile write(MergedInterface iface, Optional<SavedProfile> stored) {
        var wanted = iface.wanted().orElse(iface.merged());
        var controller = controllerOf(iface);
        var name = iface.name();
        var profile = stored.map(SavedProfile::profile);
        var routes4 = routes.of(name, "ipv4", profile);
        var routes6 = routes.of(name, "ipv6", profile);
        if (profile.isPresent() && saysNothing(wanted) && routes4.isEmpty() && routes6.isEmpty()) {
            return profile.get();
        }
        // Nothing but "up" for something NetworkManager did not configure: what it has becomes its profile.
        var takeover = stored.isEmpty() && saysNothing(withoutController(wanted));
        // What the driver happens to do is left to it.
        var source = takeover ? iface.merged().withBase(iface.merged().base().withEthtool(Optional.empty())) : wanted;
        var draft = ProfileDraft.from(profile);
        connection(draft, iface, source.base(), stored);
        link(draft, iface, source.base(), takeover);
        new KindWriter(draft).write(source, iface.merged());
        new SectionWriter(draft).write(source.base(), takesOvsDb(iface.merged(), controller));
        new PortWriter(draft).write(name, controller);
        var ip = new IpWriter(draft);
        if (!canHaveAddresses(iface.merged(), controller)) {
            ip.none();
        } else {
            ip(ip, "ipv4", source.base().ipv4(), iface.merged().base().ipv4(), routes4, stored.isPresent());
            ip(ip, "ipv6", source.base().ipv6(), iface.merged().base().ipv6(), routes6, stored.isPresent());
            waitIp(draft, source.base());
        }
        return draft.profile();
    }

    private static void ip(
            IpWriter writer,
            String family,
            Optional<IpSettings> wanted,
            Optional<IpSettings> merged,
            Optional<List<Map<String, SettingValue>>> routes,
            boolean stored) {
        // The document gives no addresses: those of the profile stay, not what else the device happens to have.
        var keepAddresses = stored && wanted.flatMap(IpSettings::address).isEmpty();
        writer.write(family, wanted.isPresent() || !stored ? merged : Optional.empty(), routes, keepAddresses);
    }

    private static boolean saysNothing(NetworkInterface wanted) {
        return wanted.state() == InterfaceState.UP && BareInterfaces.isBare(wanted);
    }

    private static NetworkInterface withoutController(NetworkInterface wanted) {
        return wanted.withBase(wanted.base().withController(Optional.empty()));
    }

    Optional<NetworkInterface> controllerOf(MergedInterface iface) {
        return iface.controller()
                .flatMap(state::controller)
                .filter(c -> c.state() == InterfaceState.UP || c.state() == InterfaceState.DOWN)
                .map(MergedInterface::merged);
    }

    /// Only what is a row of Open vSwitch's database has its maps.
    private static boolean takesOvsDb(NetworkInterface iface, Optional<NetworkInterface> controller) {
        return iface instanceof OvsBridgeInterface || controller.orElse(null) instanceof OvsBridgeInterface;
    }

    private static boolean canHaveAddresses(NetworkInterface iface, Optional<NetworkInterface> controller) {
        if (iface instanceof OvsBridgeInterface || (iface instanceof OvsInterface ovs && ovs.patch().isPresent())) {
            return false;
        }
        return iface instanceof OvsInterface
                || controller.isEmpty()
                || Merge.keepsAddressesOfPorts(controller.get());
    }

    private void connection(ProfileDraft draft, MergedInterface iface, InterfaceBase wanted, Optional<SavedProfile> stored) {
        var name = iface.name();
        var merged = iface.merged();
        var type = stored.map(s -> s.profile().type()).orElse(NmTypes.of(merged));
        if (stored.isEmpty()) {
            var id = wanted.profileName().orElse(newId(merged));
            draft.text(CONNECTION, "id", id).text(CONNECTION, "uuid", ids.next(type, name).toString()).text(CONNECTION, "type", type);
        } else {
            wanted.profileName().ifPresent(id -> draft.text(CONNECTION, "id", id));
        }
        if (type.equals(NmTypes.VPN) || identifier(wanted) != InterfaceBase.Identifier.NAME) {
            draft.remove(CONNECTION, "interface-name");
        } else {
            draft.text(CONNECTION, "interface-name", name);
        }
        if (identifier(wanted) == InterfaceBase.Identifier.PCI_ADDRESS) {
            wanted.pciAddress()
                    .ifPresent(pci -> draft.put("match", "path", new SettingValue.TextList(List.of("pci-" + pci))));
        }
        draft.bool(CONNECTION, "autoconnect", true)
                .integer(CONNECTION, "autoconnect-slaves", NmTypes.isController(type) ? 1 : -1);
        wanted.lldp().ifPresent(lldp -> draft.integer(CONNECTION, "lldp", lldp.enabled() ? 1 : 0));
        controller(draft, iface, wanted);
        wanted.description().ifPresent(text -> draft.replaceSetting("user").put("user", "data", new SettingValue.TextMap(
                text.isEmpty() ? Map.of() : Map.of("nmstate.interface.description", text))));
    }

    private void controller(ProfileDraft draft, MergedInterface iface, InterfaceBase wanted) {
        var controller = controllerOf(iface);
        if (controller.isPresent()) {
            if (controller.get() instanceof OvsBridgeInterface bridge) {
                draft.text(CONNECTION, "master", portNameIn(bridge, iface.name())).text(CONNECTION, "slave-type", NmTypes.OVS_PORT);
            } else {
                draft.text(CONNECTION, "master", controller.get().name())
                        .text(CONNECTION, "slave-type", NmTypes.of(controller.get()));
            }
        } else if (wanted.controller().isPresent()) {
            draft.remove(CONNECTION, "master", "slave-type");
        }
    }

    /// A member of a bonded port hangs on the port, which has a name of its own.
    static String portNameIn(OvsBridgeInterface bridge, String member) {
        return bridge.bridge().flatMap(OvsBridgeInterface.Bridge::port).orElse(List.of()).stream()
                .filter(port -> port.linkAggregation()
                        .flatMap(OvsBridgeInterface.PortBond::port)
                        .filter(members -> members.contains(member))
                        .isPresent())
                .map(OvsBridgeInterface.Port::name)
                .findFirst()
                .orElse(member);
    }

    private static InterfaceBase.Identifier identifier(InterfaceBase base) {
        return base.identifier().orElse(InterfaceBase.Identifier.NAME);
    }

    private static String newId(NetworkInterface iface) {
        return switch (iface) {
            case OvsBridgeInterface bridge -> bridge.name() + "-br";
            case OvsInterface ovs -> ovs.name() + "-if";
            default -> iface.name();
        };
    }

    private static void link(ProfileDraft draft, MergedInterface iface, InterfaceBase wanted, boolean takeover) {
        var type = draft.text(CONNECTION, "type").orElse("");
        switch (type) {
            case NmTypes.OVS_BRIDGE, NmTypes.VPN -> {}
            case "loopback", NmTypes.INFINIBAND -> wanted.mtu().ifPresent(mtu -> draft.uint(type, "mtu", mtu));
            default -> ethernet(draft, iface, wanted, takeover, type);
        }
    }

    private static void ethernet(
            ProfileDraft draft, MergedInterface iface, InterfaceBase wanted, boolean takeover, String type) {
        wanted.mtu().ifPresent(mtu -> draft.uint(ETHERNET, "mtu", mtu));
        wanted.macAddress()
                // A NIC keeps the address it was built with unless the document says otherwise.
                .filter(mac -> !takeover || (iface.type().virtual() && !NmTypes.isEthernet(type)))
                .filter(mac -> !type.equals("vrf"))
                .ifPresent(mac -> {
                    draft.remove(ETHERNET, "assigned-mac-address");
                    draft.put(ETHERNET, identifier(wanted) == InterfaceBase.Identifier.MAC_ADDRESS ? "mac-address" : "cloned-mac-address", KindWriter.bytes(mac));
                });
        wanted.acceptAllMacAddresses().ifPresent(on -> draft.integer(ETHERNET, "accept-all-mac-addresses", on ? 1 : 0));
    }

    private static void waitIp(ProfileDraft draft, InterfaceBase wanted) {
        wanted.waitIp().ifPresent(wait -> {
            var four = wait == InterfaceBase.WaitIp.IPV4 || wait == InterfaceBase.WaitIp.IPV4_AND_IPV6;
            var six = wait == InterfaceBase.WaitIp.IPV6 || wait == InterfaceBase.WaitIp.IPV4_AND_IPV6;
            draft.bool("ipv4", "may-fail", !four).bool("ipv6", "may-fail", !six);
        });
    }

    /// The ovs-port between a bridge and its interfaces; the document has no level for it.
    Profile ovsPort(String bridge, OvsBridgeInterface.Port port, Optional<SavedProfile> stored) {
        var draft = ProfileDraft.from(stored.map(SavedProfile::profile));
        if (stored.isEmpty()) {
            draft.text(CONNECTION, "id", port.name() + "-port")
                    .text(CONNECTION, "uuid", ids.next(NmTypes.OVS_PORT, port.name()).toString())
                    .text(CONNECTION, "type", NmTypes.OVS_PORT);
        }
        draft.text(CONNECTION, "interface-name", port.name())
                .bool(CONNECTION, "autoconnect", true)
                .integer(CONNECTION, "autoconnect-slaves", -1)
                .text(CONNECTION, "master", bridge)
                .text(CONNECTION, "slave-type", NmTypes.OVS_BRIDGE);
        new PortWriter(draft).ovsPort(port);
        return draft.profile();
    }
}
