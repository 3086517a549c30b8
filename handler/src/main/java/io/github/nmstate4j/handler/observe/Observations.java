package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.handler.host.HostFacts;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerSnapshot;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot;
import io.github.nmstate4j.handler.rtnetlink.KernelSnapshot;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.InterfaceFiles;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.iface.Dispatch;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lays the answers of all sources over each other. The kernel tells what there is; Open vSwitch adds what the kernel
/// does not see; NetworkManager tells what is whose, and how addresses come about.
public final class Observations {

    private Observations() {}

    public static Observation of(
            KernelSnapshot kernel, OvsdbSnapshot ovsdb, NetworkManagerSnapshot networkManager, HostFacts host) {
        return new Observation(
                state(kernel, ovsdb, networkManager, host),
                networkManager.profiles(),
                networkManager.devices(),
                networkManager.globalDns(),
                host.interfaces(),
                networkManager.version());
    }

    /// Without NetworkManager; how names are resolved is what programs are told.
    public static NetworkState ofKernel(
            KernelSnapshot kernel, OvsdbSnapshot ovsdb, HostFacts host, DnsConfig resolution) {
        var nobody = new NetworkManagerSnapshot("", List.of(), List.of(), Optional.empty(), List.of());
        return state(kernel, ovsdb, nobody, host)
                .withDnsResolver(Optional.of(
                        new DnsResolver(Optional.of(resolution), Optional.of(resolution), Extras.none())));
    }

    private static NetworkState state(
            KernelSnapshot kernel, OvsdbSnapshot ovsdb, NetworkManagerSnapshot networkManager, HostFacts host) {
        var state = KernelState.of(kernel);
        var ovs = new OvsOverlay(ovsdb);
        var interfaces = Stream.concat(
                        ovs.over(state.interfaces()).stream()
                                .map(networkInterface -> overlaid(networkInterface, networkManager, !kernel.drivers().isEmpty())),
                        Vpns.of(networkManager.profiles()).stream())
                .filter(networkInterface -> !isNobodysBusiness(networkInterface))
                .map(networkInterface -> withScripts(networkInterface, host))
                .sorted(Comparator.comparing(NetworkInterface::name)
                        .thenComparing(networkInterface -> networkInterface.type().name()))
                .toList();
        return state.withInterfaces(interfaces)
                .withHostname(Optional.of(host.hostname()))
                .withDnsResolver(Optional.of(DnsState.of(networkManager)))
                .withOvsDb(ovs.global())
                .withOvn(ovs.ovn());
    }

    private static NetworkInterface withScripts(NetworkInterface networkInterface, HostFacts host) {
        return Optional.ofNullable(host.interfaces().get(networkInterface.name()))
                .map(InterfaceFiles::commands)
                .filter(scripts -> !scripts.equals(Dispatch.none()) && !networkInterface.type().userSpace())
                .map(scripts -> networkInterface.withBase(
                        networkInterface.base().withDispatch(Optional.of(scripts))))
                .orElse(networkInterface);
    }

    /// Neither the kernel nor we do anything with it.
    private static boolean isNobodysBusiness(NetworkInterface networkInterface) {
        return networkInterface.type().userSpace() && networkInterface.state() == InterfaceState.IGNORE;
    }

    private static NetworkInterface overlaid(
            NetworkInterface networkInterface, NetworkManagerSnapshot networkManager, boolean asksDrivers) {
        return networkManager.devices().stream()
                .filter(device -> isOf(device, networkInterface))
                .findFirst()
                .map(device -> overlaid(
                        tellsForwarding(networkInterface, device) ? networkInterface : withoutForwarding(networkInterface),
                        device,
                        networkManager.profiles(),
                        asksDrivers))
                .orElse(networkInterface);
    }

    /// Where no profile decides it, it is no property of the interface.
    private static boolean tellsForwarding(NetworkInterface networkInterface, Device device) {
        return networkInterface.state() != InterfaceState.IGNORE
                && !device.external()
                && device.applied().map(ProfileSettings::new).filter(ProfileSettings::decidesForwarding).isPresent();
    }

    private static NetworkInterface withoutForwarding(NetworkInterface networkInterface) {
        var base = networkInterface.base();
        return networkInterface.withBase(base.withIpv4(base.ipv4().map(ip -> ip.withForwarding(Optional.empty()))));
    }

    /// A bridge of Open vSwitch may share its name with an internal interface, and always does with a port.
    private static boolean isOf(Device device, NetworkInterface networkInterface) {
        boolean isBridge = networkInterface.type().equals(InterfaceType.OVS_BRIDGE);
        return device.name().equals(networkInterface.name())
                && !device.type().equals("ovs-port")
                && device.type().equals("ovs-bridge") == isBridge
                && !isShadow(device, networkInterface);
    }

    /// With the user-space datapath NetworkManager lists the tap under an internal interface, too.
    private static boolean isShadow(Device device, NetworkInterface networkInterface) {
        return device.type().equals("tun") && networkInterface.type().equals(InterfaceType.OVS_INTERFACE);
    }

    private static NetworkInterface overlaid(
            NetworkInterface networkInterface, Device device, List<SavedProfile> profiles, boolean asksDrivers) {
        if (networkInterface.state() == InterfaceState.IGNORE) {
            return networkInterface;
        }
        var base = networkInterface.base();
        return switch (device.state()) {
            case UNMANAGED -> device.real()
                    ? networkInterface.withBase(base.withState(InterfaceState.IGNORE))
                    : networkInterface;
            case DISCONNECTED -> networkInterface.withBase(base.withState(InterfaceState.DOWN));
            case UNKNOWN, UNAVAILABLE, ACTIVATING, ACTIVATED, DEACTIVATING, FAILED -> device.external()
                    ? networkInterface.withBase(base.withState(InterfaceState.UP))
                    : device.applied()
                            .map(profile -> heard(overlaid(networkInterface, profile, saved(profile, profiles), asksDrivers), device))
                            .orElse(networkInterface);
        };
    }

    private static NetworkInterface heard(NetworkInterface networkInterface, Device device) {
        var base = networkInterface.base();
        return device.neighbors().isEmpty()
                ? networkInterface
                : networkInterface.withBase(base.withLldp(base.lldp().map(lldp -> lldp.withNeighbors(Optional.of(device.neighbors())))));
    }

    /// The applied profile keeps the name it had when it was activated, and has no secrets.
    private static NetworkInterface overlaid(
            NetworkInterface networkInterface, Profile applied, Profile saved, boolean asksDrivers) {
        var base = new ProfileSettings(applied).over(networkInterface.base(), saved.id());
        return new ProfileSections(saved, asksDrivers).over(networkInterface.withBase(base));
    }

    private static Profile saved(Profile applied, List<SavedProfile> profiles) {
        return profiles.stream()
                .map(SavedProfile::profile)
                .filter(saved -> saved.uuid().equals(applied.uuid()))
                .findFirst()
                .orElse(applied);
    }
}
