package io.github.nmstate4j.merge;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.MergedInterface.Reason;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.LoopbackInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.iface.VethInterface;
import io.github.nmstate4j.state.iface.VrfInterface;
import io.github.nmstate4j.state.route.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lays a desired state over a node.
public final class Merge {

    private final NetworkState desired;
    private final Observation observation;
    private final List<NetworkInterface> current;
    private final Map<String, List<NetworkInterface>> currentByName;
    private final Drafts drafts = new Drafts();
    private final List<Finding> findings = new ArrayList<>();

    private Merge(NetworkState desired, Observation observation) {
        this.desired = desired;
        this.observation = observation;
        this.current = observation.state().interfaces();
        this.currentByName = current.stream().collect(Collectors.groupingBy(NetworkInterface::name));
    }

    public static MergedState of(NetworkState desired, Observation observation) {
        return new Merge(desired, observation).merged();
    }

    private MergedState merged() {
        var document = DocumentPath.of("interfaces");
        for (int i = 0; i < desired.interfaces().size(); i++) {
            resolve(desired.interfaces().get(i), document.index(i)).forEach(this::name);
        }
        for (var iface : current) {
            if (drafts.called(iface.name()).noneMatch(draft -> Kinds.sameDevice(draft.merged(), iface))) {
                drafts.add(Draft.untouched(iface));
            }
        }
        leaveIgnoredPortsOut();
        keepTheBridgeOfItsOwnName();
        new Ports(drafts, findings).attachAndDetach();
        addVethPeers();
        removeVethPeers();
        removeOrphans();
        pullInByRoutes();
        copyMacAddresses();
        return new MergedState(
                desired,
                observation,
                new MergedInterfaces(drafts.stream().map(Draft::finished).toList()),
                dns(),
                findings);
    }

    private record Resolved(NetworkInterface iface, DocumentPath path) {}

    /// One interface, or all of the name when the type was left out and it shall be absent.
    private List<Resolved> resolve(NetworkInterface given, DocumentPath path) {
        var iface = byAddress(given, path);
        if (!(iface instanceof OtherInterface other)
                || !other.type().equals(InterfaceType.UNKNOWN)
                || other.state() == InterfaceState.IGNORE) {
            return List.of(new Resolved(iface, path));
        }
        var found = currentByName.getOrDefault(iface.name(), List.of());
        if (other.state() == InterfaceState.ABSENT) {
            return found.isEmpty()
                    ? List.of(new Resolved(other, path))
                    : found.stream()
                            .map(i -> new Resolved(Kinds.nothingBut(i, InterfaceState.ABSENT), path))
                            .toList();
        }
        if (found.size() == 1) {
            return List.of(new Resolved(
                    Kinds.nothingBut(found.getFirst(), other.state()).withBase(other.base()), path));
        }
        if (found.isEmpty()) {
            error(
                    Codes.UNKNOWN_INTERFACE,
                    path,
                    "There is no interface " + iface.name() + " on this node, so its type must be given to create it. "
                            + whatThereIs(iface.name()));
        } else {
            error(
                    Codes.AMBIGUOUS_INTERFACE,
                    path,
                    "The node has several interfaces called " + iface.name() + ": "
                            + found.stream().map(i -> i.type().name()).toList() + ". Give the type of the one meant.");
        }
        return List.of();
    }

    /// An interface that is known by an address rather than by its name gets the name it has on this node.
    private NetworkInterface byAddress(NetworkInterface given, DocumentPath path) {
        if (given.base().profileName().isPresent()) {
            return given;
        }
        return switch (given.base().identifier().orElse(InterfaceBase.Identifier.NAME)) {
            case NAME -> given;
            case MAC_ADDRESS -> byAddress(
                    given,
                    path,
                    "mac-address",
                    given.base().macAddress(),
                    List.of(InterfaceBase::permanentMacAddress, InterfaceBase::macAddress));
            case PCI_ADDRESS -> byAddress(
                    given, path, "pci-address", given.base().pciAddress(), List.of(InterfaceBase::pciAddress));
        };
    }

    private NetworkInterface byAddress(
            NetworkInterface given,
            DocumentPath path,
            String key,
            Optional<String> wanted,
            List<Function<InterfaceBase, Optional<String>>> addresses) {
        if (wanted.isEmpty()) {
            error(
                    Codes.UNKNOWN_ADDRESS,
                    path,
                    given.name() + " shall be found by its " + key + ", but none is given. Add " + key + ".");
            return given;
        }
        var base = given.base();
        return addresses.stream()
                .flatMap(address -> current.stream()
                        .filter(i -> !i.type().userSpace())
                        .filter(i -> Kinds.same(i, given.withBase(base.withName(i.name())))
                                || given.type().equals(InterfaceType.UNKNOWN))
                        .filter(i -> address.apply(i.base()).filter(wanted.get()::equalsIgnoreCase).isPresent()))
                .findFirst()
                .<NetworkInterface>map(i -> given.withBase(
                        base.withName(i.name()).withProfileName(Optional.of(given.name()))))
                .orElseGet(() -> {
                    error(
                            Codes.UNKNOWN_ADDRESS,
                            path.key(key),
                            "No " + given.type() + " interface of this node has the " + key + " " + wanted.get() + ". "
                                    + whatThereIs(given.name()));
                    return given;
                });
    }

    private void name(Resolved resolved) {
        var path = resolved.path();
        var found = currentByName.getOrDefault(resolved.iface().name(), List.of()).stream()
                .filter(i -> Kinds.sameDevice(i, resolved.iface()))
                .findFirst();
        var wanted = found.map(i -> Kinds.inTheWordsOf(i, resolved.iface())).orElse(resolved.iface());
        var earlier = drafts.called(wanted.name()).filter(draft -> Kinds.sameDevice(draft.merged(), wanted)).findFirst();
        if (earlier.isPresent()) {
            error(
                    Codes.NAMED_TWICE,
                    path,
                    wanted.name() + " is already described at "
                            + earlier.get().reason().map(Merge::place).orElse("another place")
                            + ". Put everything about it into one entry.");
            return;
        }
        var conflicting = found.filter(i -> !Kinds.same(i, wanted) && !(wanted instanceof OtherInterface));
        if (conflicting.isPresent() && wanted.state() == InterfaceState.UP && !conflicting.get().type().virtual()) {
            error(
                    Codes.KIND_CONFLICT,
                    path.key("type"),
                    wanted.name() + " is an interface of type " + conflicting.get().type() + " and cannot become "
                            + wanted.type() + ". Choose another name, or the type it has.");
        }
        var before = found.map(i -> Kinds.inTheWordsOf(wanted, i)).filter(i -> Kinds.same(i, wanted));
        drafts.add(Draft.of(
                wanted,
                found,
                before.map(i -> laidOver(wanted, i)).orElseGet(() -> Ip.tidied(wanted)),
                new Reason.Named(path)));
    }

    private static String place(Reason reason) {
        return switch (reason) {
            case Reason.Named named -> named.path().toString();
            case Reason.PulledIn pulledIn -> pulledIn.because();
        };
    }

    private static NetworkInterface laidOver(NetworkInterface wanted, NetworkInterface current) {
        if (wanted.state() != InterfaceState.UP) {
            return Overlays.of(wanted, current);
        }
        var merged = Overlays.of(wanted, current);
        merged = merged.withBase(merged.base()
                .withIpv4(Ip.merged(wanted.base().ipv4(), current.base().ipv4()))
                .withIpv6(Ip.merged(wanted.base().ipv6(), current.base().ipv6())));
        return switch (merged) {
            case BondInterface bond when wanted instanceof BondInterface w && current instanceof BondInterface c ->
                bondOptions(bond, w, c);
            case LinuxBridgeInterface bridge when current instanceof LinuxBridgeInterface c -> ports(bridge, c);
            case OvsBridgeInterface bridge when current instanceof OvsBridgeInterface c -> ports(bridge, c);
            default -> merged;
        };
    }

    /// Options of another mode mean nothing.
    private static BondInterface bondOptions(BondInterface merged, BondInterface wanted, BondInterface current) {
        var mode = wanted.bond().flatMap(BondInterface.Bond::mode);
        if (mode.isEmpty() || mode.equals(current.bond().flatMap(BondInterface.Bond::mode))) {
            return merged;
        }
        return merged.withBond(merged.bond().map(b -> b.withOptions(wanted.bond().flatMap(BondInterface.Bond::options))));
    }

    /// A port keeps what the document does not say of it.
    private static LinuxBridgeInterface ports(LinuxBridgeInterface merged, LinuxBridgeInterface current) {
        var before = byName(current.bridge().flatMap(LinuxBridgeInterface.Bridge::port), LinuxBridgeInterface.Port::name);
        return merged.withBridge(merged.bridge().map(bridge -> bridge.withPort(bridge.port().map(ports -> ports.stream()
                .map(port -> Optional.ofNullable(before.get(port.name()))
                        .map(b -> Overlay.of(port, b).withVlan(port.vlan().or(b::vlan)))
                        .orElse(port))
                .toList()))));
    }

    private static OvsBridgeInterface ports(OvsBridgeInterface merged, OvsBridgeInterface current) {
        var before = byName(current.bridge().flatMap(OvsBridgeInterface.Bridge::port), OvsBridgeInterface.Port::name);
        return merged.withBridge(merged.bridge().map(bridge -> bridge.withPort(bridge.port().map(ports -> ports.stream()
                .map(port -> Optional.ofNullable(before.get(port.name()))
                        .map(b -> Overlay.of(port, b).withVlan(port.vlan().or(b::vlan)))
                        .orElse(port))
                .toList()))));
    }

    /// Of ports with the same name the first.
    private static <P> Map<String, P> byName(Optional<List<P>> ports, Function<P, String> name) {
        var byName = new HashMap<String, P>();
        ports.orElse(List.of()).forEach(port -> byName.putIfAbsent(name.apply(port), port));
        return byName;
    }

    /// A port that is left to somebody else is taken over when its controller is new, or none of the controller's
    /// ports is somebody else's; otherwise, or when the document says so, it is not touched.
    private void leaveIgnoredPortsOut() {
        var ignoredByDocument = ignoredByDocument();
        for (var draft : drafts.all()) {
            if (draft.wanted().isEmpty() || draft.merged().state() != InterfaceState.UP || !draft.merged().type().controller()) {
                continue;
            }
            var before = draft.current().filter(c -> c.state() != InterfaceState.IGNORE);
            var foreign = before.flatMap(NetworkInterface::ports).orElse(List.of()).stream().anyMatch(this::isIgnored);
            var left = new LinkedHashSet<String>();
            for (var port : draft.merged().ports().orElse(List.of())) {
                if (ignoredByDocument.contains(port) || (isIgnored(port) && foreign)) {
                    left.add(port);
                }
            }
            if (!left.isEmpty()) {
                draft.become(Ports.without(draft.merged(), left));
                draft.wanted().map(w -> Ports.without(w, left)).ifPresent(draft::want);
            }
        }
    }

    private boolean isIgnored(String port) {
        return drafts.called(port)
                .filter(draft -> !draft.merged().type().userSpace())
                .anyMatch(draft -> draft.merged().state() == InterfaceState.IGNORE);
    }

    /// The names of ports that the document wants to be left alone.
    private Set<String> ignoredByDocument() {
        return desired.interfaces().stream()
                .filter(i -> !i.type().equals(InterfaceType.OVS_BRIDGE) && i.state() == InterfaceState.IGNORE)
                .map(NetworkInterface::name)
                .collect(Collectors.toSet());
    }

    /// An OVS bridge without any port is given an internal one of its own name; NetworkManager has no bridge without port.
    private void keepTheBridgeOfItsOwnName() {
        for (var draft : drafts.all()) {
            if (!(draft.merged() instanceof OvsBridgeInterface merged)
                    || !(draft.wanted().orElse(null) instanceof OvsBridgeInterface wanted)
                    || merged.state() != InterfaceState.UP) {
                continue;
            }
            if (merged.ports().orElse(List.of()).isEmpty()) {
                draft.reason().ifPresent(reason -> findings.add(Finding.warning(
                        Codes.NEW_PORT,
                        reason instanceof Reason.Named named ? named.path() : DocumentPath.root(),
                        merged.name() + " has no port, which Open vSwitch bridges need here: an internal one called "
                                + merged.name() + " is added.")));
                var port = Optional.of(List.of(OvsBridgeInterface.Port.of(merged.name())));
                draft.become(merged.withBridge(Optional.of(bridge(merged).withPort(port))));
                draft.want(wanted.withBridge(Optional.of(bridge(wanted).withPort(port))));
            } else if (bridge(wanted).allowExtraPatchPorts().orElse(false) && bridge(wanted).port().isPresent()) {
                // Patch ports of others stay in the bridge as if the document had listed them.
                var listed = merged.ports().orElse(List.of());
                var extra = draft.current().filter(OvsBridgeInterface.class::isInstance).map(OvsBridgeInterface.class::cast)
                        .flatMap(OvsBridgeInterface::bridge).flatMap(OvsBridgeInterface.Bridge::port).orElse(List.of()).stream()
                        .filter(port -> !listed.contains(port.name()))
                        .filter(port -> current.stream().anyMatch(i -> i.name().equals(port.name())
                                && i instanceof OvsInterface ovs && ovs.patch().isPresent()))
                        .toList();
                draft.become(merged.withBridge(Optional.of(bridge(merged).withPort(Optional.of(
                        Stream.concat(bridge(merged).port().orElse(List.of()).stream(), extra.stream()).toList())))));
            }
        }
    }

    private static OvsBridgeInterface.Bridge bridge(OvsBridgeInterface iface) {
        return iface.bridge().orElseGet(() -> new OvsBridgeInterface.Bridge(
                Optional.empty(), Optional.empty(), Optional.empty(), Extras.none()));
    }

    /// A pair is made with both its ends, and the far one is nobody's unless it has a profile, too.
    private void addVethPeers() {
        for (var draft : drafts.all()) {
            if (draft.wanted().isEmpty()
                    || draft.merged().state() != InterfaceState.UP
                    || !(draft.merged() instanceof VethInterface veth)) {
                continue;
            }
            veth.veth().map(VethInterface.Veth::peer).filter(peer -> kernel(peer).isEmpty()).ifPresent(peer -> {
                var other = new VethInterface(
                        InterfaceBase.of(peer, InterfaceState.UP),
                        Optional.of(new VethInterface.Veth(draft.name(), Extras.none())),
                        Optional.empty(),
                        Extras.none());
                drafts.add(Draft.of(other, Optional.empty(), other, new Reason.PulledIn("peer of " + draft.name())));
            });
        }
    }

    /// The two ends of a pair live and die together.
    private void removeVethPeers() {
        for (var draft : drafts.all()) {
            if (draft.wanted().isEmpty() || !(draft.current().orElse(null) instanceof VethInterface before)) {
                continue;
            }
            var peer = before.veth().map(VethInterface.Veth::peer);
            var wantedPeer = draft.wanted()
                    .filter(VethInterface.class::isInstance)
                    .map(VethInterface.class::cast)
                    .flatMap(VethInterface::veth)
                    .map(VethInterface.Veth::peer);
            var gone = draft.merged().state() == InterfaceState.ABSENT
                    || (wantedPeer.isPresent() && !wantedPeer.equals(peer));
            if (gone) {
                peer.flatMap(this::kernel)
                        .filter(d -> d.wanted().isEmpty() && d.merged().state() != InterfaceState.IGNORE)
                        .ifPresent(d -> remove(d, "peer of " + draft.name()));
            }
        }
    }

    /// What rides on a removed interface goes with it, whatever the depth.
    private void removeOrphans() {
        boolean again = true;
        while (again) {
            again = false;
            for (var draft : drafts.all()) {
                var parent = draft.merged().parents().stream()
                        .flatMap(name -> kernel(name).stream())
                        .filter(Merge::isRemoved)
                        .findFirst();
                if (parent.isEmpty() || draft.merged().state() != InterfaceState.UP) {
                    continue;
                }
                if (draft.reason().orElse(null) instanceof Reason.Named named) {
                    error(
                            Codes.PARENT_REMOVED,
                            named.path(),
                            draft.name() + " shall be up, but its base interface " + parent.get().name()
                                    + " shall be absent. Make " + draft.name() + " absent too, or keep the base interface.");
                } else if (draft.wanted().isEmpty()) {
                    remove(draft, "its base interface " + parent.get().name() + " is removed");
                    again = true;
                }
            }
        }
    }

    private static boolean isRemoved(Draft draft) {
        return draft.reason().isPresent()
                && draft.merged().state() == InterfaceState.ABSENT
                && !(draft.merged() instanceof EthernetInterface)
                && !(draft.merged() instanceof LoopbackInterface);
    }

    private static void remove(Draft draft, String because) {
        draft.pullIn(Kinds.nothingBut(draft.merged(), InterfaceState.ABSENT), because);
    }

    /// A profile holds the routes of its interface, so an interface whose routes change takes part.
    private void pullInByRoutes() {
        var there = observation.state().routes().flatMap(Routes::config).orElse(List.of());
        for (var route : desired.routes().flatMap(Routes::config).orElse(List.of())) {
            var devices = route.absent()
                    ? there.stream().filter(r -> RouteMatch.means(route, r)).map(RouteMatch::device).toList()
                    : List.of(RouteMatch.device(route));
            devices.stream()
                    .flatMap(name -> kernel(name).stream())
                    .filter(draft -> draft.merged().state() == InterfaceState.UP)
                    .forEach(draft -> draft.pullIn(Kinds.nothingBut(draft.merged(), InterfaceState.UP), "its routes change"));
        }
    }

    private void copyMacAddresses() {
        for (var draft : drafts.all()) {
            var wanted = draft.wanted().orElse(null);
            if (wanted == null || wanted.state() != InterfaceState.UP) {
                continue;
            }
            var source = wanted.base().copyMacFrom();
            if (source.isEmpty() || !(draft.reason().orElse(null) instanceof Reason.Named named)) {
                continue;
            }
            var path = named.path().key("copy-mac-from");
            var from = kernel(source.get()).flatMap(Draft::current);
            var mac = from.flatMap(i -> i.base().permanentMacAddress().or(() -> i.base().macAddress()));
            if (mac.isEmpty()) {
                error(
                        Codes.COPY_MAC,
                        path,
                        from.isPresent()
                                ? source.get() + " has no MAC address to copy. Name another interface, or give mac-address."
                                : "There is no interface " + source.get() + " on this node to copy the MAC address from. "
                                        + whatThereIs(source.get()));
                continue;
            }
            var address = Optional.of(mac.get().toUpperCase(java.util.Locale.ROOT));
            draft.want(wanted.withBase(wanted.base().withMacAddress(address)));
            draft.become(draft.merged().withBase(draft.merged().base().withMacAddress(address)));
        }
    }

    private Optional<Draft> kernel(String name) {
        return drafts.called(name)
                .filter(d -> !d.merged().type().userSpace())
                .findFirst();
    }

    private DnsConfig dns() {
        var nothing = new DnsConfig(Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());
        var before = observation.state().dnsResolver().flatMap(DnsResolver::config).orElse(nothing);
        return desired.dnsResolver()
                .flatMap(DnsResolver::config)
                .map(wanted -> wanted.isPurge() ? nothing : Overlay.of(wanted, before))
                .orElse(before);
    }

    private String whatThereIs(String meant) {
        return whatThereIs(meant, current);
    }

    /// A sentence on what a person can choose from.
    public static String whatThereIs(String meant, List<NetworkInterface> interfaces) {
        var nics = interfaces.stream().filter(Kinds::isEthernet).map(NetworkInterface::name).distinct().sorted().toList();
        var nearest = Nearest.of(
                meant, interfaces.stream().map(NetworkInterface::name).distinct().sorted().toList());
        return (nics.isEmpty() ? "The node has no Ethernet NIC." : "The node's Ethernet NICs are " + String.join(", ", nics) + ".")
                + nearest.map(name -> " Did you mean " + name + "?").orElse("");
    }

    private void error(Code code, DocumentPath path, String message) {
        findings.add(Finding.error(code, path, message));
    }

    /// Whether a controller of this kind leaves its ports their addresses.
    public static boolean keepsAddressesOfPorts(NetworkInterface controller) {
        return controller instanceof VrfInterface;
    }
}
