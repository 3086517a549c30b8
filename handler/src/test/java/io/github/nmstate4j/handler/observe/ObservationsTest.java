package io.github.nmstate4j.handler.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.ovs.OvsDb;
import io.github.nmstate4j.state.ovs.Ovn;
import io.github.nmstate4j.state.ip.MptcpFlag;
import io.github.nmstate4j.state.iface.Mptcp;
import io.github.nmstate4j.state.iface.IpsecInterface;
import io.github.nmstate4j.state.iface.Ieee8021x;
import io.github.nmstate4j.state.iface.Ethtool;
import io.github.nmstate4j.state.iface.EthernetInterface.SrIov;
import io.github.nmstate4j.state.iface.EthernetInterface.Ethernet;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.handler.host.HostFacts;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerSnapshot;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerSnapshot.DnsEntry;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot;
import io.github.nmstate4j.handler.rtnetlink.Family;
import io.github.nmstate4j.handler.rtnetlink.InterfaceAddress;
import io.github.nmstate4j.handler.rtnetlink.KernelSnapshot;
import io.github.nmstate4j.handler.rtnetlink.Link;
import io.github.nmstate4j.handler.rtnetlink.LinkKind;
import io.github.nmstate4j.handler.rtnetlink.PortKind;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ObservationsTest {

    private static final Hostname HOSTNAME = new Hostname(Optional.of("node1"), Optional.of(""), Extras.none());
    private static final HostFacts HOST = HostFacts.of(HOSTNAME);
    private static final UUID ID = new UUID(0, 1);

    private static KernelSnapshot kernel(Link... links) {
        return new KernelSnapshot(List.of(links), List.of(), List.of(), List.of(), List.of());
    }

    private static NetworkManagerSnapshot networkManager(Device... devices) {
        return new NetworkManagerSnapshot("1.58.0", List.of(), List.of(devices), Optional.empty(), List.of());
    }

    private static Profile profile(String id) {
        return new Profile(Map.of())
                .with("connection", "uuid", SettingValue.of(ID.toString()))
                .with("connection", "id", SettingValue.of(id));
    }

    private static Device device(String name, Device.State state, Profile applied) {
        return new Device(name, "802-3-ethernet", state, true, false, Optional.of(applied));
    }

    private static NetworkState state(KernelSnapshot kernel, NetworkManagerSnapshot networkManager) {
        return Observations.of(kernel, OvsdbSnapshot.empty(), networkManager, HOST).state();
    }

    private static InterfaceBase eth0(Profile applied) {
        return state(
                        kernel(Link.ethernet(2, "eth0").build()),
                        networkManager(device("eth0", Device.State.ACTIVATED, applied)))
                .find("eth0")
                .orElseThrow()
                .base();
    }

    @Test
    void leavesUnmanagedDevicesToOthers() {
        var state = state(
                kernel(Link.ethernet(2, "eth0").build()),
                networkManager(new Device(
                        "eth0", "802-3-ethernet", Device.State.UNMANAGED, true, false, Optional.empty())));
        assertThat(state.find("eth0").orElseThrow().state()).isEqualTo(InterfaceState.IGNORE);
    }

    @Test
    void callsADeviceWithoutAConnectionDown() {
        var state = state(
                kernel(Link.ethernet(2, "eth0").build()),
                networkManager(new Device(
                        "eth0", "802-3-ethernet", Device.State.DISCONNECTED, true, false, Optional.empty())));
        assertThat(state.find("eth0").orElseThrow().state()).isEqualTo(InterfaceState.DOWN);
    }

    @Test
    void takesNothingFromTheMadeUpProfileOfAnExternalDevice() {
        var made = profile("made up").with("ipv4", "method", SettingValue.of("auto"));
        var state = state(
                kernel(Link.ethernet(2, "eth0").adminUp(false).build()),
                networkManager(new Device(
                        "eth0", "802-3-ethernet", Device.State.ACTIVATED, true, true, Optional.of(made))));
        var base = state.find("eth0").orElseThrow().base();
        assertThat(base.state()).isEqualTo(InterfaceState.UP);
        assertThat(base.profileName()).isEmpty();
        assertThat(base.ipv4().orElseThrow().dhcp()).contains(false);
    }

    @Test
    void knowsDhcpFromTheProfileEvenBeforeAnAddressCame() {
        var ipv4 = eth0(profile("eth0")
                        .with("ipv4", "method", SettingValue.of("auto"))
                        .with("ipv4", "ignore-auto-dns", SettingValue.of(true))
                        .with("ipv4", "dhcp-client-id", SettingValue.of("mac"))
                        .with("ipv4", "route-table", new SettingValue.UInt32(300))
                        .with("ipv4", "route-metric", new SettingValue.Int64(77)))
                .ipv4()
                .orElseThrow();
        assertThat(ipv4)
                .isEqualTo(IpSettings.unset()
                        .withEnabled(Optional.of(true))
                        .withDhcp(Optional.of(true))
                        .withAddress(Optional.of(List.of()))
                        .withAutoDns(Optional.of(false))
                        .withAutoGateway(Optional.of(true))
                        .withAutoRoutes(Optional.of(true))
                        .withAutoRouteTableId(Optional.of(300L))
                        .withAutoRouteMetric(Optional.of(77L))
                        .withDhcpSendHostname(Optional.of(true))
                        .withDhcpClientId(Optional.of("ll")));
    }

    @Test
    void readsTheMethodsOfIpv6() {
        assertThat(ipv6("auto").dhcp()).contains(true);
        assertThat(ipv6("auto").autoconf()).contains(true);
        assertThat(ipv6("dhcp").dhcp()).contains(true);
        assertThat(ipv6("dhcp").autoconf()).contains(false);
        assertThat(ipv6("manual").isEnabled()).isTrue();
        assertThat(ipv6("manual").isAutomatic()).isFalse();
        assertThat(ipv6("link-local").isEnabled()).isTrue();
        assertThat(ipv6("disabled").isEnabled()).isFalse();
        assertThat(ipv6("disabled").addrGenMode()).isEmpty();
        assertThat(ipv6("manual").addrGenMode()).contains("stable-privacy");
    }

    private static IpSettings ipv6(String method) {
        return eth0(profile("eth0").with("ipv6", "method", SettingValue.of(method)))
                .ipv6()
                .orElseThrow();
    }

    @Test
    void tellsOfForwardingWhereAProfileDecidesItAndWhatTheKernelDoes() {
        assertThat(forwarding(profile("eth0").with("ipv4", "forwarding", new SettingValue.Int32(1)))).contains(true);
        assertThat(forwarding(profile("eth0").with("ipv4", "forwarding", new SettingValue.Int32(0)))).contains(true);
        assertThat(forwarding(profile("eth0").with("ipv4", "forwarding", new SettingValue.Int32(-1)))).isEmpty();
        assertThat(forwarding(profile("eth0"))).isEmpty();
    }

    private static Optional<Boolean> forwarding(Profile applied) {
        var link = Link.ethernet(2, "eth0").ipv4Forwarding(Optional.of(true)).build();
        return state(kernel(link), networkManager(device("eth0", Device.State.ACTIVATED, applied)))
                .find("eth0")
                .flatMap(eth0 -> eth0.base().ipv4())
                .flatMap(IpSettings::forwarding);
    }

    @Test
    void takesAddressesFromTheKernelAlone() {
        var kernel = new KernelSnapshot(
                List.of(Link.ethernet(2, "eth0").build()),
                List.of(new InterfaceAddress(
                        2, Family.IPV4, "192.0.2.7", 24, Optional.empty(), Optional.empty(), Optional.empty())),
                List.of(),
                List.of(),
                List.of());
        var applied = profile("eth0")
                .with("ipv4", "method", SettingValue.of("manual"))
                .with(
                        "ipv4",
                        "address-data",
                        new SettingValue.DictList(List.of(Map.of("address", SettingValue.of("192.0.2.99")))));
        var state = state(kernel, networkManager(device("eth0", Device.State.ACTIVATED, applied)));
        assertThat(state.find("eth0").orElseThrow().base().ipv4().orElseThrow().addresses())
                .isEqualTo(List.of(IpAddress.of("192.0.2.7", 24)));
    }

    @Test
    void showsWhatTheProfileKeepsForUs() {
        var base = eth0(profile("uplink of the rack")
                .with("ipv4", "method", SettingValue.of("disabled"))
                .with("ipv4", "may-fail", SettingValue.of(false))
                .with("802-3-ethernet", "mac-address", new SettingValue.Bytes(List.of(2, 0, 0, 0, 0, 1)))
                .with("connection", "lldp", new SettingValue.Int32(1))
                .with("user", "data", new SettingValue.TextMap(Map.of("nmstate.interface.description", "to rack 7"))));
        assertThat(base.profileName()).contains("uplink of the rack");
        assertThat(base.description()).contains("to rack 7");
        assertThat(base.identifier()).contains(InterfaceBase.Identifier.MAC_ADDRESS);
        assertThat(base.waitIp()).contains(InterfaceBase.WaitIp.IPV4);
        assertThat(base.lldp().orElseThrow().enabled()).isTrue();
    }

    @Test
    void callsAProfileByTheNameItIsSavedUnder() {
        var networkManager = new NetworkManagerSnapshot(
                "1.58.0",
                List.of(new SavedProfile(profile("renamed"), true, false, false, false)),
                List.of(device("eth0", Device.State.ACTIVATED, profile("old"))),
                Optional.empty(),
                List.of());
        assertThat(state(kernel(Link.ethernet(2, "eth0").build()), networkManager)
                        .find("eth0")
                        .orElseThrow()
                        .base()
                        .profileName())
                .contains("renamed");
    }

    @Test
    void passesOnTheObjectsBehindTheState() {
        var networkManager = networkManager(device("eth0", Device.State.ACTIVATED, profile("eth0")));
        var observation = Observations.of(
                kernel(Link.ethernet(2, "eth0").build()), OvsdbSnapshot.empty(), networkManager, HOST);
        assertThat(observation.devices()).isEqualTo(networkManager.devices());
        assertThat(observation.networkManagerVersion()).isEqualTo("1.58.0");
        assertThat(observation.state().hostname()).contains(HOSTNAME);
    }

    @Test
    void doesNotMentionDevicesNobodyConfigures() {
        var state = state(
                kernel(Link.ethernet(2, "wg0").kind(new LinkKind.Other("wireguard")).build()), networkManager());
        assertThat(state.interfaces()).isEmpty();
    }

    private static final OvsdbSnapshot OVS = new OvsdbSnapshot(
            true,
            List.of(OvsdbSnapshot.Bridge.named("br-ex")
                    .ports(List.of("uplink", "br-ex", "eth0", "patch0"))
                    .build()),
            List.of(
                    OvsdbSnapshot.Port.named("br-ex").build(),
                    OvsdbSnapshot.Port.named("eth0")
                            .vlanMode(Optional.of("access"))
                            .tag(Optional.of(42))
                            .build(),
                    OvsdbSnapshot.Port.named("patch0")
                            .vlanMode(Optional.of("trunk"))
                            .trunks(List.of(202, 10, 200, 201))
                            .build(),
                    OvsdbSnapshot.Port.named("uplink")
                            .interfaces(List.of("eth2", "eth1"))
                            .bondMode(Optional.of("balance-slb"))
                            .build()),
            List.of(
                    OvsdbSnapshot.Interface.of("br-ex", "internal"),
                    OvsdbSnapshot.Interface.of("eth0", ""),
                    OvsdbSnapshot.Interface.of("eth1", "system"),
                    OvsdbSnapshot.Interface.of("eth2", "system"),
                    new OvsdbSnapshot.Interface(
                            "patch0", "patch", Optional.empty(), Map.of("peer", "patch1"), Map.of(), Map.of())),
            Map.of("ovn-bridge-mappings", "physnet2:br-x,physnet1:br-ex", "NM.connection.uuid", "1", "system-id", "a"),
            Map.of("dpdk-init", "false"));

    /// Row V19e: a mode that Open vSwitch has and no document can say.
    @Test
    void leavesAModeOutThatNoDocumentCanSay() {
        var bond = OvsdbSnapshot.Port.named("uplink").interfaces(List.of("eth2", "eth1")).bondMode(Optional.of("stable")).build();
        var ovs = new OvsdbSnapshot(
                true,
                List.of(OvsdbSnapshot.Bridge.named("br-ex").ports(List.of("uplink")).build()),
                List.of(bond),
                List.of(OvsdbSnapshot.Interface.of("eth1", "system"), OvsdbSnapshot.Interface.of("eth2", "system")),
                Map.of(),
                Map.of());

        var state = Observations.of(kernelWithOvs(), ovs, networkManager(), HOST).state();

        var bridge = (OvsBridgeInterface) state.find("br-ex").orElseThrow();
        assertThat(bridge.bridge().flatMap(OvsBridgeInterface.Bridge::port).orElseThrow())
                .singleElement()
                .satisfies(port -> {
                    assertThat(port.linkAggregation().flatMap(OvsBridgeInterface.PortBond::port)).contains(List.of("eth1", "eth2"));
                    assertThat(port.linkAggregation().flatMap(OvsBridgeInterface.PortBond::mode)).isEmpty();
                });
    }

    /// Row V28c: what is not `network:bridge`.
    @Test
    void leavesAMappingOutThatIsNone() {
        var ovs = new OvsdbSnapshot(
                true, List.of(), List.of(), List.of(), Map.of("ovn-bridge-mappings", "physnet1,physnet2:br-x"), Map.of());

        var state = Observations.of(kernelWithOvs(), ovs, networkManager(), HOST).state();

        assertThat(state.ovn().flatMap(Ovn::bridgeMappings)).contains(List.of(Ovn.BridgeMapping.of("physnet2", "br-x")));
    }

    private static NetworkState withOvs(KernelSnapshot kernel, Device... devices) {
        return Observations.of(kernel, OVS, networkManager(devices), HOST).state();
    }

    private static final Link OVS_SYSTEM = Link.ethernet(5, "ovs-system")
            .kind(new LinkKind.OpenVSwitch())
            .build();

    private static KernelSnapshot kernelWithOvs() {
        return kernel(
                OVS_SYSTEM,
                port(6, "eth0"),
                port(7, "eth1"),
                port(8, "eth2"),
                Link.ethernet(9, "br-ex").kind(new LinkKind.OpenVSwitch()).build());
    }

    private static Link port(int index, String name) {
        return Link.ethernet(index, name)
                .controller(Optional.of(5))
                .port(new PortKind.Other("openvswitch"))
                .build();
    }

    @Test
    void showsBridgesOfOpenVSwitchAndWhoIsPortOfThem() {
        var state = withOvs(kernelWithOvs());
        assertThat(state.interfaces())
                .extracting(networkInterface -> networkInterface.name() + " " + networkInterface.type() + " "
                        + networkInterface.base().controller().orElse("-"))
                .containsExactly(
                        "br-ex ovs-bridge -",
                        "br-ex ovs-interface br-ex",
                        "eth0 ethernet br-ex",
                        "eth1 ethernet br-ex",
                        "eth2 ethernet br-ex",
                        "patch0 ovs-interface br-ex");
        assertThat(((OvsInterface) state.interfaces().getLast()).patch())
                .contains(new OvsInterface.Patch("patch1", Extras.none()));
    }

    @Test
    void showsThePortsOfABridgeWithTheirVlans() {
        var bridge = (OvsBridgeInterface) withOvs(kernelWithOvs()).interfaces().getFirst();
        var ports = bridge.bridge().orElseThrow().port().orElseThrow();
        assertThat(ports).extracting(OvsBridgeInterface.Port::name).containsExactly("br-ex", "eth0", "patch0", "uplink");
        assertThat(ports.get(1).vlan().orElseThrow().tag()).contains(42);
        assertThat(ports.get(1).vlan().orElseThrow().mode()).contains(PortVlan.Mode.ACCESS);
        assertThat(ports.get(2).vlan().orElseThrow().trunkTags())
                .contains(List.of(new PortVlan.TrunkTag(10, 10), new PortVlan.TrunkTag(200, 202)));
        var bond = ports.get(3).linkAggregation().orElseThrow();
        assertThat(bond.mode()).contains(OvsBridgeInterface.PortBondMode.BALANCE_SLB);
        assertThat(bond.port()).contains(List.of("eth1", "eth2"));
        assertThat(bond.bondUpdelay()).isEmpty();
    }

    @Test
    void tellsTheBridgeFromTheInterfaceOfTheSameName() {
        var state = withOvs(
                kernelWithOvs(),
                new Device("br-ex", "ovs-port", Device.State.ACTIVATED, true, false, Optional.of(profile("port"))),
                new Device("br-ex", "ovs-bridge", Device.State.ACTIVATED, true, false, Optional.of(profile("bridge"))),
                new Device(
                        "br-ex",
                        "ovs-interface",
                        Device.State.ACTIVATED,
                        true,
                        false,
                        Optional.of(profile("internal"))));
        assertThat(state.interfaces())
                .filteredOn(networkInterface -> networkInterface.name().equals("br-ex"))
                .extracting(networkInterface -> networkInterface.base().profileName().orElse(""))
                .containsExactly("bridge", "internal");
    }

    @Test
    void takesTheTapOfTheUserSpaceDatapathForTheInternalInterface() {
        var state = withOvs(
                kernel(Link.ethernet(9, "br-ex").kind(new LinkKind.Tun(true)).build()),
                new Device("br-ex", "tun", Device.State.UNMANAGED, true, false, Optional.empty()));
        assertThat(state.interfaces())
                .filteredOn(OvsInterface.class::isInstance)
                .filteredOn(networkInterface -> networkInterface.name().equals("br-ex"))
                .singleElement()
                .extracting(NetworkInterface::state)
                .isEqualTo(InterfaceState.UP);
    }

    @Test
    void showsTheGlobalsOfOpenVSwitchWithoutBookkeeping() {
        var state = withOvs(kernelWithOvs());
        assertThat(state.ovsDb())
                .contains(new OvsDb(
                        Optional.of(Map.of("system-id", Optional.of("a"))),
                        Optional.of(Map.of("dpdk-init", Optional.of("false"))),
                        Extras.none()));
        assertThat(state.ovn())
                .contains(new Ovn(
                        Optional.of(List.of(
                                Ovn.BridgeMapping.of("physnet1", "br-ex"), Ovn.BridgeMapping.of("physnet2", "br-x"))),
                        Extras.none()));
    }

    @Test
    void showsWhatOnlyTheSavedProfileKnows() {
        var profile = new Profile(Map.of(
                "connection",
                Map.of(
                        "id", SettingValue.of("eth1"),
                        "uuid", SettingValue.of("0f3a7e52-0000-4000-8000-000000000001"),
                        "type", SettingValue.of("802-3-ethernet"),
                        "interface-name", SettingValue.of("eth1"),
                        "mptcp-flags", new SettingValue.UInt32(0x138)),
                "802-1x",
                Map.of(
                        "identity", SettingValue.of("host7"),
                        "eap", new SettingValue.TextList(List.of("tls")),
                        "private-key-password", SettingValue.of(Secret.of("swordfish"))),
                "ethtool",
                Map.of("feature-gro", SettingValue.of(false), "ring-rx", new SettingValue.UInt32(1024)),
                "sriov",
                Map.of("total-vfs", new SettingValue.UInt32(2))));
        var networkManager = new NetworkManagerSnapshot(
                "1.58.0",
                List.of(new SavedProfile(profile, true, false, false, false)),
                List.of(new Device(
                        "eth1",
                        "802-3-ethernet",
                        Device.State.ACTIVATED,
                        true,
                        false,
                        Optional.of(profile.without("802-1x", "private-key-password")))),
                Optional.empty(),
                List.of());

        var eth1 = (EthernetInterface) Observations.of(
                        kernel(Link.ethernet(2, "eth1").build()), OvsdbSnapshot.empty(), networkManager, HOST)
                .state()
                .interfaces()
                .getFirst();

        assertThat(eth1.base().ieee8021x().flatMap(Ieee8021x::privateKeyPassword)).contains(Secret.of("swordfish"));
        assertThat(eth1.base().ieee8021x().flatMap(Ieee8021x::identity)).contains("host7");
        // Row V16c: a flag that nobody here knows does no harm.
        assertThat(eth1.base().mptcp().flatMap(Mptcp::addressFlags))
                .contains(List.of(MptcpFlag.SIGNAL, MptcpFlag.SUBFLOW));
        assertThat(eth1.base().ethtool().flatMap(Ethtool::feature)).contains(Map.of("rx-gro", false));
        assertThat(eth1.base().ethtool().flatMap(Ethtool::ring).flatMap(Ethtool.Ring::rx)).contains(1024L);
        assertThat(eth1.ethernet().flatMap(Ethernet::srIov).flatMap(SrIov::totalVfs)).contains(2L);
        assertThat(eth1.toString()).doesNotContain("swordfish");
    }

    @Test
    void showsAnActiveIpsecConnectionThatHasNoDevice() {
        var profile = new Profile(Map.of(
                "connection",
                Map.of(
                        "id", SettingValue.of("hq"),
                        "uuid", SettingValue.of("0f3a7e52-0000-4000-8000-000000000002"),
                        "type", SettingValue.of("vpn")),
                "vpn",
                Map.of(
                        "service-type", SettingValue.of("org.freedesktop.NetworkManager.libreswan"),
                        "data", new SettingValue.TextMap(Map.of("right", "192.0.2.7", "type", "tunnel")),
                        "secrets", new SettingValue.HiddenMap(Map.of("pskvalue", Secret.of("swordfish"))))));
        var networkManager = new NetworkManagerSnapshot(
                "1.58.0",
                List.of(new SavedProfile(profile, true, false, false, false)),
                List.of(),
                Optional.empty(),
                List.of());

        var state = Observations.of(kernel(), OvsdbSnapshot.empty(), networkManager, HOST).state();

        assertThat(state.interfaces()).singleElement().isInstanceOfSatisfying(IpsecInterface.class, ipsec -> {
            assertThat(ipsec.name()).isEqualTo("hq");
            assertThat(ipsec.libreswan().orElseThrow().right()).isEqualTo("192.0.2.7");
            assertThat(ipsec.libreswan().orElseThrow().psk()).contains(Secret.of("swordfish"));
        });
    }

    @Test
    void showsTheGlobalNameResolutionAloneWhenThereIsOne() {
        var dns = new DnsConfig(
                Optional.of(List.of("192.0.2.53")), Optional.of(List.of("a.example")), Optional.empty(), Extras.none());
        var networkManager = new NetworkManagerSnapshot(
                "1.58.0",
                List.of(),
                List.of(),
                Optional.of(dns),
                List.of(new DnsEntry(100, Optional.of("eth0"), List.of("198.51.100.1"), List.of(), false)));
        var resolver = state(kernel(), networkManager).dnsResolver().orElseThrow();
        assertThat(resolver.running()).contains(dns);
        assertThat(resolver.config()).contains(dns);
    }

    @Test
    void collectsNameResolutionFromProfilesByPriority() {
        var first = profile("eth0")
                .with("ipv4", "dns-data", new SettingValue.TextList(List.of("192.0.2.53")))
                .with("ipv4", "dns-search", new SettingValue.TextList(List.of("lab.example")))
                .with("ipv4", "dns-options", new SettingValue.TextList(List.of("rotate", "edns0")))
                .with("ipv4", "dns-priority", new SettingValue.Int32(40));
        var second = profile("eth1")
                .with("ipv6", "dns-data", new SettingValue.TextList(List.of("fe80::53", "2001:db8::53")))
                .with("ipv6", "dns-priority", new SettingValue.Int32(30));
        var networkManager = new NetworkManagerSnapshot(
                "1.58.0",
                List.of(),
                List.of(
                        device("eth0", Device.State.ACTIVATED, first),
                        device("eth1", Device.State.ACTIVATED, second)),
                Optional.empty(),
                List.of(
                        new DnsEntry(100, Optional.of("eth0"), List.of("192.0.2.53"), List.of("lab.example"), false),
                        new DnsEntry(50, Optional.of("eth1"), List.of("fe80::53"), List.of(), false)));
        var resolver = state(kernel(), networkManager).dnsResolver().orElseThrow();
        assertThat(resolver.config())
                .contains(new DnsConfig(
                        Optional.of(List.of("fe80::53%eth1", "2001:db8::53", "192.0.2.53")),
                        Optional.of(List.of("lab.example")),
                        Optional.of(List.of("edns0", "rotate")),
                        Extras.none()));
        assertThat(resolver.running().orElseThrow().server())
                .contains(List.of("fe80::53%eth1", "192.0.2.53"));
    }

    @Test
    void readsTheServersOfAnOldNetworkManager() {
        var old = profile("eth0")
                .with("ipv4", "dns", new SettingValue.UInt32List(List.of(0x350200c0L)))
                .with(
                        "ipv6",
                        "dns",
                        new SettingValue.BytesList(
                                List.of(List.of(0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x53))));
        var resolver = state(kernel(), networkManager(device("eth0", Device.State.ACTIVATED, old)))
                .dnsResolver()
                .orElseThrow();
        assertThat(resolver.config().orElseThrow().server()).contains(List.of("2001:db8::53", "192.0.2.53"));
    }

    @Test
    void hasNoStaticNameResolutionWhenNobodyGaveAny() {
        var resolver = state(kernel(), networkManager()).dnsResolver().orElseThrow();
        assertThat(resolver.config().orElseThrow().isPurge()).isTrue();
    }
}
