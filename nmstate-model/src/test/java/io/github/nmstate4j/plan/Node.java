package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.Kinds;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.VrfInterface;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.merge.RouteMatch;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A node that believes every plan: it stores what it is told, the way NetworkManager shows it afterwards, and becomes
/// what was merged.
final class Node {
    private static final Set<String> TRUE_BY_DEFAULT =
            Set.of("autoconnect", "stp", "multicast-snooping", "may-fail", "dhcp-send-hostname", "learning", "promiscuous",
                    "encrypt", "send-sci");

    private final Map<UUID, Profile> profiles = new LinkedHashMap<>();
    private final Map<UUID, Boolean> active = new LinkedHashMap<>();
    private NetworkState state;
    private Optional<io.github.nmstate4j.state.dns.DnsConfig> globalDns = Optional.empty();

    Node(String yaml) {
        state = parse(yaml);
    }

    static NetworkState parse(String yaml) {
        var read = NetworkStateYaml.read(yaml);
        return read.state().orElseThrow(() -> new AssertionError(read.findings()));
    }

    Proposal propose(String desired) {
        return new Planner(ProfileIds.derived()).propose(parse(desired), observation(), PlanOptions.defaults());
    }

    Plan plan(String desired) {
        return switch (propose(desired)) {
            case Proposal.Accepted accepted -> accepted.plan();
            case Proposal.Rejected rejected -> throw new AssertionError(rejected.findings());
        };
    }

    List<String> summary(String desired) {
        return plan(desired).steps().stream().map(Step::summary).toList();
    }

    /// Plans and does it.
    Plan apply(String desired) {
        var accepted = (Proposal.Accepted) propose(desired);
        for (var step : accepted.plan().steps()) {
            execute(step);
        }
        become(accepted.merged());
        return accepted.plan();
    }

    Profile profile(String id) {
        return profiles.values().stream().filter(p -> p.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + profiles.values().stream().map(Profile::id).toList()));
    }

    /// Somebody else took all routing rules out of the kernel.
    void loseRules() {
        state = state.withRouteRules(Optional.empty());
    }

    /// Another interface appears.
    void gain(String iface) {
        var interfaces = new ArrayList<>(state.interfaces());
        interfaces.addAll(parse("interfaces: [" + iface + "]").interfaces());
        state = state.withInterfaces(interfaces);
    }

    NetworkState state() {
        return state;
    }

    private void execute(Step step) {
        switch (step) {
            case Step.SaveProfile save -> profiles.put(save.profile().uuid(), completed(save.profile()));
            case Step.DeleteProfile delete -> {
                profiles.remove(delete.profile());
                active.remove(delete.profile());
            }
            case Step.Activate activate -> active.put(activate.profile(), true);
            case Step.Deactivate deactivate -> active.remove(deactivate.profile());
            case Step.SetGlobalDns dns -> globalDns = Optional.of(dns.dns()).filter(d -> !d.isPurge());
            case Step.Reapply reapply -> {}
            case Step.DeleteDevice delete -> {}
            case Step.SetHostname hostname -> state = state.withHostname(
                    Optional.of(new Hostname(Optional.empty(), Optional.of(hostname.hostname()), Extras.none())));
            case Step.SetRunningHostname hostname -> {}
            case Step.ChangeSwitch change -> {}
            case Step.SetAlternativeNames names -> {}
            case Step.SetScript script -> {}
        }
    }

    /// NetworkManager gives a bridge of Open vSwitch IP settings that mean nothing, and what is plugged into it a
    /// setting that it refuses anywhere else.
    private static Profile completed(Profile profile) {
        if (profile.type().equals(NmTypes.OVS_BRIDGE)) {
            return profile.with("ipv4", "method", new SettingValue.Text("auto")).with("ipv6", "method", new SettingValue.Text("auto"));
        }
        if (profile.portType().equals(Optional.of(NmTypes.OVS_PORT)) && !profile.has(NmTypes.OVS_INTERFACE)) {
            return profile.with(NmTypes.OVS_INTERFACE, "type", new SettingValue.Text("system"));
        }
        if (profile.has(NmTypes.OVS_INTERFACE) && profile.controller().isEmpty()) {
            throw new AssertionError("a connection with a 'ovs-interface' setting must have a controller: " + profile.id());
        }
        return profile;
    }

    private void become(MergedState merged) {
        var shown = merged.interfaces().stream()
                .filter(i -> i.state() != InterfaceState.ABSENT || !i.type().virtual())
                .filter(i -> i.state() != InterfaceState.DOWN || !i.type().virtual())
                .map(i -> i.isAbsent() ? Kinds.nothingBut(i.merged(), InterfaceState.DOWN) : i.merged())
                .map(i -> i.withBase(i.base().withMtu(Optional.of(i.base().mtu().orElse(1500L)))))
                .toList();
        var interfaces = shown.stream().map(i -> withItsPorts(i, shown)).toList();
        var config = merged.desired().routes().flatMap(Routes::config).orElse(List.of());
        var routes = new ArrayList<Route>(state.routes().flatMap(Routes::config).orElse(List.of()));
        routes.removeIf(r -> config.stream().anyMatch(c -> (c.absent() && RouteMatch.means(c, r)) || RouteMatch.sameWay(c, r)));
        config.stream().filter(c -> !c.absent()).forEach(routes::add);
        var rules = profiles.values().stream()
                .flatMap(p -> List.of("ipv4", "ipv6").stream().flatMap(family -> ProfileRules.of(p, family).stream()))
                .map(ProfileRules.Entry::rule)
                .toList();
        state = state.withInterfaces(interfaces)
                .withRouteRules(Optional.of(new RouteRules(Optional.of(rules), Extras.none())))
                .withRoutes(Optional.of(new Routes(Optional.empty(), Optional.of(routes), Extras.none())))
                .withDnsResolver(Optional.of(new io.github.nmstate4j.state.dns.DnsResolver(Optional.empty(), Optional.of(merged.dns()), Extras.none())));
    }

    /// A node shows as ports of a controller what names it as its controller.
    private static NetworkInterface withItsPorts(NetworkInterface iface, List<NetworkInterface> all) {
        var names = all.stream()
                .filter(port -> port.base().controller().filter(iface.name()::equals).isPresent())
                .map(NetworkInterface::name)
                .sorted()
                .toList();
        return switch (iface) {
            case BondInterface bond -> bond.withBond(bond.bond().map(b -> b.withPort(Optional.of(names))));
            case VrfInterface vrf -> vrf.withVrf(vrf.vrf().map(v -> new VrfInterface.Vrf(Optional.of(names), v.routeTableId(), v.extras())));
            case LinuxBridgeInterface bridge -> {
                var section = bridge.bridge().orElse(new LinuxBridgeInterface.Bridge(Optional.empty(), Optional.empty(), Extras.none()));
                var listed = section.port().orElse(List.of());
                yield bridge.withBridge(Optional.of(section.withPort(Optional.of(names.stream()
                        .map(name -> listed.stream().filter(p -> p.name().equals(name)).findFirst().orElse(LinuxBridgeInterface.Port.of(name)))
                        .toList()))));
            }
            default -> iface;
        };
    }

    Observation observation() {
        var saved = profiles.values().stream()
                .map(p -> new SavedProfile(shown(p), active.containsKey(p.uuid()), false, false, false))
                .toList();
        var devices = saved.stream()
                .filter(SavedProfile::active)
                .map(s -> new Device(
                        s.profile().interfaceName().orElse(""), s.profile().type(), Device.State.ACTIVATED, true, false,
                        Optional.of(s.profile())))
                .toList();
        return new Observation(state, saved, devices, globalDns, Map.of(), "1.58");
    }

    /// As NetworkManager shows a profile: without defaults, with a few of its own, and some things twice.
    private static Profile shown(Profile profile) {
        var settings = new LinkedHashMap<String, Map<String, SettingValue>>();
        profile.settings().forEach((name, keys) -> {
            var shown = new LinkedHashMap<>(keys);
            shown.entrySet().removeIf(entry -> !name.equals("ethtool")
                    && entry.getValue() instanceof SettingValue.Bool(boolean bool)
                    && bool == TRUE_BY_DEFAULT.contains(entry.getKey()));
            shown.values().removeIf(v -> (v instanceof SettingValue.DictList list && list.items().isEmpty())
                    || (v instanceof SettingValue.TextList texts && texts.items().isEmpty()));
            settings.put(name, shown);
        });
        var connection = settings.getOrDefault("connection", new LinkedHashMap<>());
        twice(connection, "master", "controller");
        twice(connection, "slave-type", "port-type");
        twice(connection, "autoconnect-slaves", "autoconnect-ports");
        connection.put("timestamp", new SettingValue.UInt64(1));
        connection.put("permissions", new SettingValue.TextList(List.of()));
        for (var family : List.of("ipv4", "ipv6")) {
            var ip = settings.get(family);
            if (ip != null) {
                ip.put("addresses", new SettingValue.Opaque("aau", List.of()));
                ip.put("routes", new SettingValue.Opaque("aau", List.of()));
            }
        }
        settings.put("proxy", Map.of());
        return new Profile(settings);
    }

    private static void twice(Map<String, SettingValue> keys, String one, String other) {
        var value = keys.get(one);
        if (value != null) {
            keys.put(other, value);
        }
    }
}
