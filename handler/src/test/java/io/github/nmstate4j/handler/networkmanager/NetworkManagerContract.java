package io.github.nmstate4j.handler.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds for the real NetworkManager and for the simulated one. The node has two unused Ethernet devices with a
/// carrier, `eth1` and `eth2`. Somebody may answer DHCP there, but not on a VLAN.
public abstract class NetworkManagerContract {

    private static final Duration SOON = Duration.ofSeconds(30);

    protected abstract NetworkManager networkManager();

    /// Lets time pass until the countdown of a checkpoint of this length has ended.
    protected abstract void passTime(Duration time);

    @BeforeEach
    void startClean() throws Exception {
        cleanUp();
    }

    @AfterEach
    void cleanUp() throws Exception {
        for (var checkpoint : networkManager().checkpoints()) {
            checkpoint.close();
        }
        for (var saved : networkManager().snapshot().profiles()) {
            if (saved.profile().id().startsWith(Profiles.PREFIX)) {
                networkManager().delete(saved.profile().uuid());
            }
        }
        networkManager().setGlobalDns(noDns());
        eventually(() -> assertThat(device("eth1")).hasValueSatisfying(eth1 -> assertThat(eth1.state())
                .isEqualTo(Device.State.DISCONNECTED)));
    }

    private static DnsConfig noDns() {
        return new DnsConfig(Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());
    }

    private Optional<SavedProfile> saved(Profile profile) throws NetworkManagerException {
        return networkManager().snapshot().profiles().stream()
                .filter(saved -> saved.profile().uuid().equals(profile.uuid()))
                .findFirst();
    }

    /// The device, when it is really there.
    private Optional<Device> device(String name) throws NetworkManagerException {
        return networkManager().snapshot().devices().stream()
                .filter(device -> device.name().equals(name) && device.real())
                .findFirst();
    }

    private Device.State stateOf(String name) throws NetworkManagerException {
        return device(name).orElseThrow(() -> new AssertionError("no device " + name)).state();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(20, TimeUnit.SECONDS).pollInterval(100, TimeUnit.MILLISECONDS).untilAsserted(assertion);
    }

    private Profile saveAndActivate(Profile profile) throws NetworkManagerException {
        networkManager().save(profile, false);
        networkManager().activate(profile.uuid(), SOON);
        return profile;
    }

    private static NetworkManagerException failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        var failure = catchThrowableOfType(NetworkManagerException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void tellsItsVersionAndItsDevices() throws Exception {
        var snapshot = networkManager().snapshot();
        assertThat(snapshot.version()).startsWith("1.");
        assertThat(snapshot.devices())
                .filteredOn(device -> device.name().equals("eth1"))
                .singleElement()
                .satisfies(eth1 -> {
                    assertThat(eth1.type()).isEqualTo("802-3-ethernet");
                    assertThat(eth1.real()).isTrue();
                    assertThat(eth1.external()).isFalse();
                    assertThat(eth1.state()).isEqualTo(Device.State.DISCONNECTED);
                });
    }

    @Test
    void keepsEveryKindOfValueOfAProfile() throws Exception {
        // Not a default anywhere: NetworkManager leaves those out when asked.
        var profile = Profiles.withIpv4(Profiles.bond("bond7"), "192.0.2.7", 24)
                .with(Profile.CONNECTION, "autoconnect", SettingValue.of(false))
                .with("ipv4", "dns-search", new SettingValue.TextList(List.of("example.org", "example.net")))
                .with("ipv4", "dns-priority", new SettingValue.Int32(40))
                .with("ipv4", "route-metric", new SettingValue.Int64(123))
                .with("ipv4", "route-table", new SettingValue.UInt32(77))
                .with("ipv4", "may-fail", SettingValue.of(false))
                .with(
                        "ipv4",
                        "route-data",
                        new SettingValue.DictList(List.of(Map.of(
                                "dest", SettingValue.of("198.51.100.0"),
                                "prefix", new SettingValue.UInt32(24),
                                "next-hop", SettingValue.of("192.0.2.1"),
                                "metric", new SettingValue.UInt32(5),
                                "table", new SettingValue.UInt32(77)))))
                .with(
                        "ipv4",
                        "routing-rules",
                        new SettingValue.DictList(List.of(Map.of(
                                "family", new SettingValue.Int32(2),
                                "priority", new SettingValue.UInt32(1000),
                                "from", SettingValue.of("192.0.2.0"),
                                "from-len", new SettingValue.UInt8(24),
                                "table", new SettingValue.UInt32(77)))))
                .with(
                        "802-3-ethernet",
                        "cloned-mac-address",
                        new SettingValue.Bytes(List.of(0x02, 0xfe, 0x00, 0x80, 0xff, 0x01)))
                .with("user", "data", new SettingValue.TextMap(Map.of("n4j.note", "kept")));
        networkManager().save(profile, false);

        assertThat(saved(profile)).hasValueSatisfying(saved -> {
            assertThat(saved.active()).isFalse();
            assertThat(saved.external()).isFalse();
            assertThat(saved.unsaved()).isFalse();
            profile.settings().forEach((setting, keys) -> keys.forEach((key, value) -> assertThat(
                            saved.profile().value(setting, key))
                    .as(setting + "." + key)
                    .contains(value)));
        });
    }

    @Test
    void keepsBridgePortVlansAndOtherNestedTypes() throws Exception {
        var vlans = new SettingValue.DictList(List.of(Map.of(
                "vid-start", new SettingValue.UInt16(10),
                "vid-end", new SettingValue.UInt16(20),
                "pvid", SettingValue.of(false),
                "untagged", SettingValue.of(false))));
        var bridge = Profiles.withoutIp(Profiles.profile("bridge", "br7"))
                .with("bridge", "multicast-query-interval", new SettingValue.UInt64(12_600))
                .with("bridge", "stp", SettingValue.of(false));
        var port = Profiles.ethernetPort("eth1", "br7", "bridge").with("bridge-port", "vlans", vlans);
        networkManager().save(bridge, false);
        networkManager().save(port, false);

        assertThat(saved(port).orElseThrow().profile().value("bridge-port", "vlans"))
                .contains(vlans);
        assertThat(saved(bridge).orElseThrow().profile().value("bridge", "multicast-query-interval"))
                .contains(new SettingValue.UInt64(12_600));
    }

    @Test
    void savingWhatWasReadChangesNothing() throws Exception {
        var profile = Profiles.withIpv4(Profiles.bond("bond7"), "192.0.2.7", 24)
                .with("ipv4", "dns-data", new SettingValue.TextList(List.of("192.0.2.53")))
                .with("ipv6", "method", SettingValue.of("auto"));
        networkManager().save(profile, false);
        var read = saved(profile).orElseThrow().profile();
        networkManager().save(read, false);

        assertThat(saved(profile).orElseThrow().profile().without(Profile.CONNECTION, "timestamp"))
                .isEqualTo(read.without(Profile.CONNECTION, "timestamp"));
    }

    @Test
    void replacesTheProfileOfTheSameUuid() throws Exception {
        networkManager().save(Profiles.withIpv4(Profiles.dummy("dummy7"), "192.0.2.7", 24), false);
        var changed = Profiles.dummy("dummy7");
        networkManager().save(changed, false);

        assertThat(saved(changed).orElseThrow().profile().text("ipv4", "method")).contains("disabled");
        assertThat(networkManager().snapshot().profiles())
                .filteredOn(saved -> saved.profile().id().equals(changed.id()))
                .hasSize(1);
    }

    @Test
    void keepsAProfileInMemoryWhenAsked() throws Exception {
        var profile = Profiles.dummy("dummy7");
        networkManager().save(profile, true);
        assertThat(saved(profile)).hasValueSatisfying(saved -> assertThat(saved.unsaved()).isTrue());
    }

    @Test
    void savingActivatesNothing() throws Exception {
        var profile = Profiles.dummy("dummy7");
        networkManager().save(profile, false);
        assertThat(saved(profile).orElseThrow().active()).isFalse();
        assertThat(device("dummy7")).isEmpty();
    }

    @Test
    void refusesAProfileThatMakesNoSense() {
        var profile = Profiles.bond("bond7")
                .with("bond", "options", new SettingValue.TextMap(Map.of("mode", "no-such-mode")));
        var failure = failureOf(() -> networkManager().save(profile, false));
        assertThat(failure.kind()).isEqualTo(Kind.INVALID_PROFILE);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageContaining(profile.id()).hasMessageContaining("no-such-mode");
    }

    @Test
    void refusesAVlanWithoutItsParent() {
        var profile = Profiles.vlan("vlan7", "eth1", 7).without("vlan", "parent");
        var failure = failureOf(() -> networkManager().save(profile, false));
        assertThat(failure.kind()).isEqualTo(Kind.INVALID_PROFILE);
    }

    @Test
    void deletesAProfileAndItsDevice() throws Exception {
        var profile = saveAndActivate(Profiles.dummy("dummy7"));
        networkManager().delete(profile.uuid());

        assertThat(saved(profile)).isEmpty();
        eventually(() -> assertThat(device("dummy7")).isEmpty());
        assertThatCode(() -> networkManager().delete(profile.uuid())).doesNotThrowAnyException();
    }

    @Test
    void activatesAVirtualDeviceWithItsAddresses() throws Exception {
        var profile = saveAndActivate(Profiles.withIpv4(Profiles.dummy("dummy7"), "192.0.2.7", 24));

        assertThat(device("dummy7")).hasValueSatisfying(dummy -> {
            assertThat(dummy.state()).isEqualTo(Device.State.ACTIVATED);
            assertThat(dummy.type()).isEqualTo("dummy");
            assertThat(dummy.applied()).hasValueSatisfying(applied -> {
                assertThat(applied.uuid()).isEqualTo(profile.uuid());
                assertThat(applied.value("ipv4", "address-data")).isEqualTo(profile.value("ipv4", "address-data"));
            });
        });
        assertThat(saved(profile).orElseThrow().active()).isTrue();
    }

    @Test
    void activatesAControllerWhichActivatesItsPorts() throws Exception {
        var bond = Profiles.withIpv4(Profiles.bond("bond7"), "192.0.2.7", 24);
        var port = Profiles.ethernetPort("eth1", "bond7", "bond");
        networkManager().save(bond, false);
        networkManager().save(port, false);
        networkManager().activate(bond.uuid(), SOON);
        networkManager().activate(port.uuid(), SOON);

        eventually(() -> {
            assertThat(stateOf("bond7")).isEqualTo(Device.State.ACTIVATED);
            assertThat(stateOf("eth1")).isEqualTo(Device.State.ACTIVATED);
        });
        assertThat(saved(port).orElseThrow().active()).isTrue();
    }

    @Test
    void activatesAControllerThatHasNoPortYet() throws Exception {
        saveAndActivate(Profiles.withIpv4(Profiles.bond("bond7"), "192.0.2.7", 24));
        assertThat(stateOf("bond7")).isIn(Device.State.ACTIVATED, Device.State.ACTIVATING);
    }

    @Test
    void doesNotWaitForADhcpServerThatIsNotThere() throws Exception {
        saveAndActivate(Profiles.dhcp(Profiles.vlan("eth1.77", "eth1", 77)));
        assertThat(stateOf("eth1.77")).isEqualTo(Device.State.ACTIVATING);
    }

    @Test
    void activatesAVlanOnABond() throws Exception {
        saveAndActivate(Profiles.bond("bond7"));
        saveAndActivate(Profiles.ethernetPort("eth1", "bond7", "bond"));
        saveAndActivate(Profiles.withIpv4(Profiles.vlan("bond7.7", "bond7", 7), "192.0.2.7", 24));
        assertThat(stateOf("bond7.7")).isEqualTo(Device.State.ACTIVATED);
    }

    @Test
    void activatesAnOvsBridgeWithAnInternalInterface() throws Exception {
        var bridge = Profiles.profile("ovs-bridge", "ovsbr7")
                .with(Profile.CONNECTION, "autoconnect-slaves", new SettingValue.Int32(1));
        var port = Profiles.port(Profiles.profile("ovs-port", "ovs7"), "ovsbr7", "ovs-bridge");
        var internal = Profiles.withIpv4(Profiles.profile("ovs-interface", "ovs7"), "192.0.2.7", 24)
                .with("ovs-interface", "type", SettingValue.of("internal"))
                .with(Profile.CONNECTION, "master", SettingValue.of(port.uuid().toString()))
                .with(Profile.CONNECTION, "slave-type", SettingValue.of("ovs-port"));
        for (var profile : List.of(bridge, port, internal)) {
            networkManager().save(profile, false);
        }
        for (var profile : List.of(bridge, port, internal)) {
            networkManager().activate(profile.uuid(), SOON);
        }
        assertThat(networkManager().snapshot().devices())
                .filteredOn(device -> device.name().equals("ovs7") && device.real())
                .extracting(Device::type, Device::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("ovs-port", Device.State.ACTIVATED),
                        org.assertj.core.groups.Tuple.tuple("ovs-interface", Device.State.ACTIVATED));
    }

    @Test
    void activatingAgainIsFine() throws Exception {
        var profile = saveAndActivate(Profiles.withIpv4(Profiles.dummy("dummy7"), "192.0.2.7", 24));
        networkManager().activate(profile.uuid(), SOON);
        assertThat(stateOf("dummy7")).isEqualTo(Device.State.ACTIVATED);
    }

    @Test
    void cannotActivateAProfileThatDoesNotExist() {
        var failure = failureOf(() -> networkManager().activate(UUID.randomUUID(), SOON));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void cannotActivateOnAnInterfaceThatDoesNotExist() throws Exception {
        var profile = Profiles.withoutIp(Profiles.profile("802-3-ethernet", "eth77"));
        networkManager().save(profile, false);
        var failure = failureOf(() -> networkManager().activate(profile.uuid(), SOON));
        assertThat(failure.kind()).isIn(Kind.NOT_FOUND, Kind.ACTIVATION_FAILED);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure).hasMessageContaining(profile.id());
    }

    @Test
    void cannotActivateAVlanWhoseParentDoesNotExist() throws Exception {
        var profile = Profiles.vlan("vlan7", "eth77", 7);
        networkManager().save(profile, false);
        var failure = failureOf(() -> networkManager().activate(profile.uuid(), SOON));
        assertThat(failure.kind()).isIn(Kind.NOT_FOUND, Kind.ACTIVATION_FAILED);
        assertThat(failure).hasMessageContaining(profile.id());
    }

    @Test
    void deactivatingTakesAVirtualDeviceAway() throws Exception {
        var profile = saveAndActivate(Profiles.dummy("dummy7"));
        networkManager().deactivate(profile.uuid(), SOON);

        assertThat(saved(profile).orElseThrow().active()).isFalse();
        eventually(() -> assertThat(device("dummy7")).isEmpty());
        assertThatCode(() -> networkManager().deactivate(profile.uuid(), SOON)).doesNotThrowAnyException();
    }

    @Test
    void deletesADevice() throws Exception {
        var profile = saveAndActivate(Profiles.dummy("dummy7"));
        networkManager().deleteDevice("dummy7", "dummy");

        assertThat(device("dummy7")).isEmpty();
        assertThat(saved(profile)).isPresent();
        assertThatCode(() -> networkManager().deleteDevice("dummy7", "dummy")).doesNotThrowAnyException();
    }

    @Test
    void doesNotDeleteHardware() {
        var failure = failureOf(() -> networkManager().deleteDevice("eth1", "802-3-ethernet"));
        assertThat(failure).hasMessageContaining("eth1");
    }

    @Test
    void reappliesAChangedProfileWithoutTakingTheDeviceDown() throws Exception {
        saveAndActivate(Profiles.withIpv4(Profiles.dummy("dummy7"), "192.0.2.7", 24));
        var changed = Profiles.withIpv4(Profiles.dummy("dummy7"), "192.0.2.8", 24);
        networkManager().save(changed, false);
        networkManager().reapply("dummy7", "dummy", changed);

        assertThat(device("dummy7").orElseThrow().applied().orElseThrow().value("ipv4", "address-data"))
                .isEqualTo(changed.value("ipv4", "address-data"));
        eventually(() -> assertThat(stateOf("dummy7")).isEqualTo(Device.State.ACTIVATED));
    }

    @Test
    void cannotReapplyToADeviceThatIsNotThere() {
        var failure = failureOf(() -> networkManager().reapply("dummy77", "dummy", Profiles.dummy("dummy77")));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void setsAndRemovesGlobalDns() throws Exception {
        var dns = new DnsConfig(
                Optional.of(List.of("192.0.2.53", "2001:db8::53")),
                Optional.of(List.of("example.org")),
                Optional.empty(),
                Extras.none());
        networkManager().setGlobalDns(dns);
        assertThat(networkManager().snapshot().globalDns()).contains(dns);

        networkManager().setGlobalDns(noDns());
        assertThat(networkManager().snapshot().globalDns()).isEmpty();
    }

    @Test
    void rollsBackWhatWasNotCommitted() throws Exception {
        var kept = saveAndActivate(Profiles.withIpv4(Profiles.dummy("dummy7"), "192.0.2.7", 24));
        var added = Profiles.dummy("dummy8");
        try (var checkpoint = networkManager().openCheckpoint(SOON)) {
            saveAndActivate(added);
            saveAndActivate(Profiles.withIpv4(Profiles.dummy("dummy7"), "192.0.2.8", 24));
            assertThat(checkpoint.name()).isNotEmpty();
        }

        assertThat(saved(added)).isEmpty();
        eventually(() -> assertThat(device("dummy8")).isEmpty());
        assertThat(saved(kept).orElseThrow().profile().value("ipv4", "address-data"))
                .isEqualTo(kept.value("ipv4", "address-data"));
        eventually(() -> assertThat(device("dummy7").orElseThrow().applied().orElseThrow().value("ipv4", "address-data"))
                .isEqualTo(kept.value("ipv4", "address-data")));
        assertThat(networkManager().checkpoints()).isEmpty();
    }

    @Test
    void rollsBackADeletion() throws Exception {
        var profile = saveAndActivate(Profiles.dummy("dummy7"));
        try (var checkpoint = networkManager().openCheckpoint(SOON)) {
            networkManager().delete(profile.uuid());
            assertThat(checkpoint.name()).isNotEmpty();
        }
        assertThat(saved(profile)).isPresent();
        eventually(() -> assertThat(stateOf("dummy7")).isEqualTo(Device.State.ACTIVATED));
    }

    @Test
    void keepsWhatWasCommitted() throws Exception {
        var added = Profiles.dummy("dummy8");
        try (var checkpoint = networkManager().openCheckpoint(SOON)) {
            saveAndActivate(added);
            checkpoint.commit();
        }
        assertThat(saved(added)).isPresent();
        assertThat(stateOf("dummy8")).isEqualTo(Device.State.ACTIVATED);
        assertThat(networkManager().checkpoints()).isEmpty();
    }

    @Test
    void rollsBackByItselfWhenTheCountdownEnds() throws Exception {
        var added = Profiles.dummy("dummy8");
        var countdown = Duration.ofSeconds(3);
        try (var checkpoint = networkManager().openCheckpoint(countdown)) {
            saveAndActivate(added);
            passTime(countdown);
            eventually(() -> assertThat(saved(added)).isEmpty());
            var failure = failureOf(checkpoint::commit);
            assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(failure).hasMessageContaining("rolled back");
        }
    }

    @Test
    void extendingStartsTheCountdownAnew() throws Exception {
        var added = Profiles.dummy("dummy8");
        try (var checkpoint = networkManager().openCheckpoint(Duration.ofSeconds(2))) {
            checkpoint.extend(Duration.ofSeconds(60));
            saveAndActivate(added);
            passTime(Duration.ofSeconds(2));
            checkpoint.commit();
        }
        assertThat(saved(added)).isPresent();
    }

    @Test
    void opensNoSecondCheckpoint() throws Exception {
        try (var first = networkManager().openCheckpoint(SOON)) {
            var failure = failureOf(() -> networkManager().openCheckpoint(SOON));
            assertThat(failure.kind()).isEqualTo(Kind.CHECKPOINT_CONFLICT);
            assertThat(failure.retryable()).isTrue();
            assertThat(first.name()).isNotEmpty();
        }
    }

    @Test
    void findsTheCheckpointThatACrashedHandlerLeft() throws Exception {
        var added = Profiles.dummy("dummy8");
        var left = networkManager().openCheckpoint(Duration.ofSeconds(60));
        networkManager().save(added, false);

        var found = networkManager().checkpoints();
        assertThat(found).extracting(NetworkManager.Checkpoint::name).containsExactly(left.name());
        found.getFirst().close();
        assertThat(saved(added)).isEmpty();
    }

    @Test
    void leavesACheckpointOpenWhenAsked() throws Exception {
        var added = Profiles.dummy("dummy8");
        try (var checkpoint = networkManager().openCheckpoint(Duration.ofSeconds(60))) {
            networkManager().save(added, false);
            checkpoint.leaveOpen();
        }
        assertThat(saved(added)).isPresent();
        assertThat(networkManager().checkpoints()).hasSize(1);
    }

    @Test
    void tellsOfChanges() throws Exception {
        var heard = new CountDownLatch(1);
        try (var subscription = networkManager().onChange(heard::countDown)) {
            networkManager().save(Profiles.dummy("dummy7"), false);
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(subscription).isNotNull();
        }
    }

    @Test
    void aListenerMayAskBack() throws Exception {
        var heard = new CountDownLatch(1);
        try (var subscription = networkManager().onChange(() -> {
            try {
                if (device("dummy7").map(Device::state).equals(Optional.of(Device.State.ACTIVATED))) {
                    heard.countDown();
                }
            } catch (NetworkManagerException e) {
                throw new AssertionError(e);
            }
        })) {
            saveAndActivate(Profiles.dummy("dummy7"));
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(subscription).isNotNull();
        }
    }
}
