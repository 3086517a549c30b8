package io.github.nmstate4j.handler.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import io.github.nmstate4j.handler.networkmanager.Profiles;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot;
import io.github.nmstate4j.handler.rtnetlink.Family;
import io.github.nmstate4j.handler.rtnetlink.InterfaceAddress;
import io.github.nmstate4j.handler.rtnetlink.KernelRoute;
import io.github.nmstate4j.handler.rtnetlink.KernelSnapshot;
import io.github.nmstate4j.handler.rtnetlink.Link;
import io.github.nmstate4j.handler.rtnetlink.LinkKind;
import io.github.nmstate4j.handler.rtnetlink.PortKind;
import io.github.nmstate4j.handler.rtnetlink.Rtnetlink;
import io.github.nmstate4j.handler.rtnetlink.RtnetlinkException;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedNodeTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final SteppedTime time = new SteppedTime();
    private final SimulatedNode node = SimulatedNode.with(time, "eth1", "eth2");
    private final NetworkManager networkManager = node.networkManager();

    @AfterEach
    void close() {
        node.close();
    }

    private void apply(Profile... profiles) throws NetworkManagerException {
        for (var profile : profiles) {
            networkManager.save(profile, false);
        }
        for (var profile : profiles) {
            networkManager.activate(profile.uuid(), SOON);
        }
    }

    private KernelSnapshot kernel() throws RtnetlinkException {
        return node.rtnetlink().snapshot();
    }

    private Link link(String name) throws RtnetlinkException {
        return kernel().link(name).orElseThrow(() -> new AssertionError("no link " + name));
    }

    private List<String> addresses(String name) throws RtnetlinkException {
        int index = link(name).index();
        return kernel().addresses().stream()
                .filter(address -> address.link() == index)
                .map(address -> address.address() + "/" + address.prefixLength())
                .toList();
    }

    private Device device(String name) throws NetworkManagerException {
        return networkManager.snapshot().devices().stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no device " + name));
    }

    @Test
    void theKernelShowsTheBondItsPortsAndTheVlanOnIt() throws Exception {
        apply(
                Profiles.withIpv4(Profiles.bond("bond0"), "192.0.2.10", 24),
                Profiles.ethernetPort("eth1", "bond0", "bond"),
                Profiles.ethernetPort("eth2", "bond0", "bond"),
                Profiles.withIpv4(Profiles.vlan("bond0.100", "bond0", 100), "198.51.100.10", 24));

        assertThat(link("bond0").kind()).isInstanceOfSatisfying(LinkKind.Bond.class, bond -> {
            assertThat(bond.mode()).isEqualTo(1);
            assertThat(bond.miimon()).contains(100L);
        });
        assertThat(link("eth1").controller()).contains(link("bond0").index());
        assertThat(link("eth2").controller()).contains(link("bond0").index());
        assertThat(link("eth1").port()).isInstanceOf(PortKind.BondPort.class);
        assertThat(link("bond0").address()).isEqualTo(link("eth1").address());
        assertThat(link("bond0.100").kind()).isEqualTo(new LinkKind.Vlan(100, 0x8100, 1));
        assertThat(link("bond0.100").base()).contains(link("bond0").index());
        assertThat(addresses("bond0.100")).containsExactly("198.51.100.10/24");
    }

    @Test
    void aControllerThatGoesFreesItsPortsAndTakesWhatSitsOnItAlong() throws Exception {
        var bond = Profiles.bond("bond0");
        apply(bond, Profiles.ethernetPort("eth1", "bond0", "bond"), Profiles.vlan("bond0.100", "bond0", 100));
        networkManager.delete(bond.uuid());

        assertThat(kernel().link("bond0")).isEmpty();
        assertThat(kernel().link("bond0.100")).isEmpty();
        assertThat(link("eth1").controller()).isEmpty();
        assertThat(device("eth1").state()).isEqualTo(Device.State.DISCONNECTED);
    }

    @Test
    void routesAndRulesOfAProfileAreInTheKernel() throws Exception {
        apply(Profiles.withIpv4(Profiles.profile("802-3-ethernet", "eth1"), "192.0.2.10", 24)
                .with(
                        "ipv4",
                        "route-data",
                        new SettingValue.DictList(List.of(
                                Map.of(
                                        "dest", SettingValue.of("198.51.100.0"),
                                        "prefix", new SettingValue.UInt32(24),
                                        "next-hop", SettingValue.of("192.0.2.1"),
                                        "metric", new SettingValue.UInt32(150),
                                        "table", new SettingValue.UInt32(77)),
                                Map.of(
                                        "dest", SettingValue.of("0.0.0.0"),
                                        "prefix", new SettingValue.UInt32(0),
                                        "next-hop", SettingValue.of("192.0.2.1")))))
                .with(
                        "ipv4",
                        "routing-rules",
                        new SettingValue.DictList(List.of(Map.of(
                                "family", new SettingValue.Int32(2),
                                "priority", new SettingValue.UInt32(1000),
                                "from", SettingValue.of("192.0.2.0"),
                                "from-len", new SettingValue.UInt8(24),
                                "table", new SettingValue.UInt32(77))))));

        var hop = new KernelRoute.Hop(Optional.of(link("eth1").index()), Optional.of("192.0.2.1"), 1);
        assertThat(kernel().routes())
                .contains(KernelRoute.to(Family.IPV4, "198.51.100.0/24", hop)
                        .table(77)
                        .metric(Optional.of(150L))
                        .build())
                .contains(KernelRoute.to(Family.IPV4, "0.0.0.0/0", hop)
                        .metric(Optional.of(100L))
                        .build())
                .anySatisfy(route -> assertThat(route.destination()).isEqualTo("192.0.2.0/24"));
        assertThat(kernel().rules()).anySatisfy(rule -> {
            assertThat(rule.from()).contains("192.0.2.0/24");
            assertThat(rule.table()).contains(77L);
            assertThat(rule.priority()).contains(1000L);
        });
    }

    @Test
    void anAddressComesWhenADhcpServerAnswers() throws Exception {
        apply(Profiles.dhcp(Profiles.profile("802-3-ethernet", "eth1")));
        assertThat(addresses("eth1")).isEmpty();
        node.answerDhcp("eth1", "192.0.2.77", 24, Optional.of("192.0.2.1"));

        assertThat(device("eth1").state()).isEqualTo(Device.State.ACTIVATED);
        assertThat(addresses("eth1")).containsExactly("192.0.2.77/24");
        assertThat(kernel().addresses())
                .filteredOn(address -> address.address().equals("192.0.2.77"))
                .extracting(InterfaceAddress::validLifetime)
                .allMatch(Optional::isPresent);
        assertThat(kernel().routes())
                .filteredOn(route -> route.destination().equals("0.0.0.0/0"))
                .hasSize(1);
    }

    @Test
    void openVSwitchShowsItsBridgeWithASystemPortAndAnInternalOne() throws Exception {
        var bridge = Profiles.profile("ovs-bridge", "br0")
                .with("ovs-bridge", "mcast-snooping-enable", SettingValue.of(true));
        var uplinkPort = Profiles.port(Profiles.profile("ovs-port", "eth1"), "br0", "ovs-bridge")
                .with("ovs-port", "tag", new SettingValue.UInt32(10))
                .with("ovs-port", "vlan-mode", SettingValue.of("access"));
        var uplink = Profiles.ethernetPort("eth1", "eth1", "ovs-port");
        var internalPort = Profiles.port(Profiles.profile("ovs-port", "br0"), "br0", "ovs-bridge");
        var internal = Profiles.withIpv4(Profiles.profile("ovs-interface", "br0"), "192.0.2.10", 24)
                .with("ovs-interface", "type", SettingValue.of("internal"))
                .with(Profile.CONNECTION, "master", SettingValue.of(internalPort.uuid().toString()))
                .with(Profile.CONNECTION, "slave-type", SettingValue.of("ovs-port"));
        apply(bridge, uplinkPort, uplink, internalPort, internal);

        var ovs = node.ovsdb().snapshot();
        assertThat(ovs.bridges()).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo("br0");
            assertThat(found.ports()).containsExactlyInAnyOrder("eth1", "br0");
            assertThat(found.mcastSnooping()).isTrue();
        });
        assertThat(ovs.ports())
                .filteredOn(port -> port.name().equals("eth1"))
                .singleElement()
                .satisfies(port -> {
                    assertThat(port.interfaces()).containsExactly("eth1");
                    assertThat(port.tag()).contains(10);
                });
        assertThat(ovs.interfaces())
                .extracting(OvsdbSnapshot.Interface::name, OvsdbSnapshot.Interface::type)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("eth1", "system"),
                        org.assertj.core.groups.Tuple.tuple("br0", "internal"));
        assertThat(link("br0").kind()).isEqualTo(new LinkKind.OpenVSwitch());
        assertThat(kernel().links()).filteredOn(link -> link.name().equals("br0")).hasSize(1);
    }

    @Test
    void bothEndsOfAVethPairComeAndGoTogether() throws Exception {
        var veth = Profiles.withoutIp(Profiles.profile("veth", "left")).with("veth", "peer", SettingValue.of("right"));
        apply(veth);
        assertThat(link("left").base()).contains(link("right").index());
        assertThat(link("right").base()).contains(link("left").index());

        networkManager.deactivate(veth.uuid(), SOON);
        assertThat(kernel().link("left")).isEmpty();
        assertThat(kernel().link("right")).isEmpty();
    }

    @Test
    void aFailingActivationChangesNothingAndSaysWhy() throws Exception {
        var profile = Profiles.withIpv4(Profiles.profile("802-3-ethernet", "eth1"), "192.0.2.10", 24);
        networkManager.save(profile, false);
        node.failActivationsOf("eth1", "no carrier could be established");

        var failure = catchThrowableOfType(
                NetworkManagerException.class, () -> networkManager.activate(profile.uuid(), SOON));
        assertThat(failure.kind()).isEqualTo(Kind.ACTIVATION_FAILED);
        assertThat(failure).hasMessageContaining("no carrier could be established");
        assertThat(addresses("eth1")).isEmpty();

        node.failNoMore();
        networkManager.activate(profile.uuid(), SOON);
        assertThat(addresses("eth1")).containsExactly("192.0.2.10/24");
    }

    @Test
    void anActivationThatTakesTooLongFails() throws Exception {
        var profile = Profiles.dummy("dummy0");
        networkManager.save(profile, false);
        node.slowDownActivations(Duration.ofHours(1));

        var failure = catchThrowableOfType(
                NetworkManagerException.class, () -> networkManager.activate(profile.uuid(), SOON));
        assertThat(failure.kind()).isEqualTo(Kind.ACTIVATION_FAILED);
        assertThat(kernel().link("dummy0")).isEmpty();
    }

    @Test
    void aRestartForgetsCheckpointsAndProfilesInMemory() throws Exception {
        networkManager.save(Profiles.dummy("dummy0"), true);
        networkManager.save(Profiles.dummy("dummy1"), false);
        var checkpoint = networkManager.openCheckpoint(Duration.ofSeconds(10));
        node.stopNetworkManager();
        var failure = catchThrowableOfType(NetworkManagerException.class, networkManager::snapshot);
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);

        node.startNetworkManager();
        time.pass(Duration.ofSeconds(20));
        assertThat(networkManager.checkpoints()).isEmpty();
        assertThat(networkManager.snapshot().profiles())
                .extracting(saved -> saved.profile().uuid())
                .contains(Profiles.dummy("dummy1").uuid())
                .doesNotContain(Profiles.dummy("dummy0").uuid());
        assertThat(catchThrowableOfType(NetworkManagerException.class, checkpoint::commit)
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void whatSomebodyElseConfiguredIsExternalOrUnmanaged() throws Exception {
        node.configureFromOutside("eth1", "192.0.2.10/24", Optional.of("192.0.2.1"), true);
        node.configureFromOutside("eth2", "198.51.100.10/24", Optional.empty(), false);

        assertThat(device("eth1").state()).isEqualTo(Device.State.UNMANAGED);
        assertThat(device("eth2").external()).isTrue();
        assertThat(addresses("eth1")).containsExactly("192.0.2.10/24");
        assertThat(networkManager.snapshot().profiles())
                .filteredOn(saved -> saved.profile().interfaceName().equals(Optional.of("eth2")))
                .singleElement()
                .satisfies(saved -> assertThat(saved.external()).isTrue());
    }

    @Test
    void aRollbackBringsBackNoCardThatWasPulledOut() throws Exception {
        try (var checkpoint = networkManager.openCheckpoint(SOON)) {
            node.pullOut("eth2");
            node.plugIn("eth3");
            assertThat(checkpoint.name()).isNotEmpty();
        }
        assertThat(kernel().links()).extracting(Link::name).contains("eth1", "eth3").doesNotContain("eth2");
    }

    @Test
    void theKernelTellsOfChangesToo() throws Exception {
        var heard = new CountDownLatch(1);
        try (var subscription = node.rtnetlink().listen(new Rtnetlink.Listener() {
            @Override
            public void changed() {
                heard.countDown();
            }

            @Override
            public void lost(RtnetlinkException cause) {
                throw new AssertionError(cause);
            }
        })) {
            apply(Profiles.dummy("dummy0"));
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(subscription).isNotNull();
        }
    }

    @Test
    void linkLocalAddressesFollowTheHardwareAddress() throws Exception {
        apply(Profiles.withoutIp(Profiles.profile("802-3-ethernet", "eth1"))
                .with("ipv6", "method", SettingValue.of("link-local"))
                .with(
                        "802-3-ethernet",
                        "cloned-mac-address",
                        new SettingValue.Bytes(List.of(0x02, 0x77, 0x00, 0x12, 0x34, 0x56))));
        assertThat(addresses("eth1")).containsExactly("fe80::77:ff:fe12:3456/64");
    }
}
