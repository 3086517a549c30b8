package io.github.nmstate4j.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.diff.Revert;
import io.github.nmstate4j.diff.StateDiff;
import io.github.nmstate4j.merge.Ip;
import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.RouteMatch;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.VrfInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every document and node, tried on made-up ones.
class PlanPropertiesTest {

    private static final int TRIES = 250;

    private static final String NICS = """
            interfaces:
              - {name: lo, type: loopback, state: up, mtu: 65536, ipv4: {enabled: true, address: [{ip: 127.0.0.1, prefix-length: 8}]}, ipv6: {enabled: true}}
              - {name: eth0, type: ethernet, state: up, mtu: 1500, ipv4: {enabled: true, dhcp: true, address: [{ip: 10.77.0.11, prefix-length: 24, valid-life-time: 600sec}]}}
              - {name: eth1, type: ethernet, state: up, mtu: 1500}
              - {name: eth2, type: ethernet, state: up, mtu: 1500}
            """;

    /// A node after some changes, and one more that can be applied to it.
    record Situation(long seed, List<String> before, String desired) {
        Node node() {
            var node = new Node(NICS);
            before.forEach(node::apply);
            return node;
        }

        @Override
        public String toString() {
            return "seed " + seed;
        }
    }

    private static final List<Situation> SITUATIONS = made();

    static Stream<Situation> situations() {
        return SITUATIONS.stream();
    }

    private static List<Situation> made() {
        return LongStream.range(0, TRIES).boxed().flatMap(seed -> {
            var documents = new Documents(seed);
            var node = new Node(NICS);
            var before = Stream.generate(documents::next).limit(3).filter(document -> accepted(node, document)).peek(node::apply).toList();
            var desired = documents.next();
            return accepted(node, desired) ? Stream.of(new Situation(seed, before, desired)) : Stream.<Situation>empty();
        }).toList();
    }

    private static boolean accepted(Node node, String document) {
        return node.propose(document) instanceof Proposal.Accepted;
    }

    @Test
    void enoughOfTheMadeUpDocumentsCanBeApplied() {
        assertThat(situations().count()).isGreaterThan(TRIES / 3);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void mergingWithTheResultChangesNothing(Situation situation) {
        var merged = merged(situation.node().observation(), situation.desired());
        var result = new Observation(
                merged.observation().state().withInterfaces(merged.interfaces().stream()
                        .map(iface -> iface.merged())
                        .toList()),
                merged.observation().profiles(), merged.observation().devices(), Optional.empty(), Map.of(), "");
        assertThat(interfaces(merged(result, situation.desired()))).isEqualTo(interfaces(merged));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void whatIsAlreadySoTakesNoStep(Situation situation) {
        var node = situation.node();
        node.apply(situation.desired());
        if (!isShown(situation.desired())) {
            // What is left to the node cannot be read from it any more; the document alone decides from now on.
            node.apply(situation.desired());
        }
        assertThat(node.summary(situation.desired())).as(situation.desired()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void theDifferenceDoesWhatTheWholeDoes(Situation situation) {
        var one = situation.node();
        var other = situation.node();
        var difference = NetworkStateYaml.write(StateDiff.of(merged(one.observation(), situation.desired())).state());
        one.apply(situation.desired());
        other.apply(difference);
        assertThat(form(other.state())).as("%s\n->\n%s", situation.desired(), difference).isEqualTo(form(one.state()));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void whatIsAlreadySoMakesNoDifference(Situation situation) {
        var node = situation.node();
        node.apply(situation.desired());
        var difference = StateDiff.of(merged(node.observation(), situation.desired()));
        // A virtual interface that is down exists as a profile only, which no state shows.
        var shown = difference.state().withInterfaces(difference.state().interfaces().stream()
                .filter(iface -> iface.state() != InterfaceState.DOWN || !iface.type().virtual())
                .toList());
        assertThat(NetworkStateYaml.write(shown)).as(situation.desired()).isEqualTo(NetworkStateYaml.write(NetworkState.empty()));
    }

    /// A virtual interface that is down exists as a profile only, so a state cannot bring it back as it was.
    static Stream<Situation> situationsThatAStateDescribes() {
        return situations().filter(situation ->
                situation.before().stream().allMatch(PlanPropertiesTest::isShown) && isShown(situation.desired()));
    }

    private static boolean isShown(String document) {
        return document.lines().noneMatch(line -> line.contains("state: down") && !line.contains("type: ethernet"));
    }

    @ParameterizedTest
    @MethodSource("situationsThatAStateDescribes")
    void revertingBringsBackWhatWas(Situation situation) {
        var node = situation.node();
        var before = form(node.state());
        var revert = NetworkStateYaml.write(Revert.of(merged(node.observation(), situation.desired())));
        node.apply(situation.desired());
        assertThat(node.propose(revert)).as("%s\n->\n%s", situation.desired(), revert).isInstanceOf(Proposal.Accepted.class);
        node.apply(revert);
        assertThat(form(node.state())).as("%s\n->\n%s", situation.desired(), revert).isEqualTo(before);
    }

    private static MergedState merged(Observation observation, String desired) {
        var given = NetworkStateYaml.resolveKinds(Node.parse(desired), observation.state()).state().orElseThrow();
        return Merge.of(given, observation);
    }

    private static List<NetworkInterface> interfaces(MergedState merged) {
        return merged.interfaces().stream().map(iface -> iface.merged()).toList();
    }

    /// A state without what can be said in two ways, as text.
    private static String form(NetworkState state) {
        var interfaces = new TreeMap<String, NetworkInterface>();
        state.interfaces().forEach(iface -> interfaces.put(iface.name() + iface.type(), form(iface)));
        var routes = new TreeSet<String>();
        state.routes().flatMap(Routes::config).orElse(List.of()).forEach(route -> routes.add(
                route.destination().orElse("") + RouteMatch.device(route) + route.nextHopAddress() + route.metric().filter(m -> m > 0)));
        var rules = new TreeSet<String>();
        state.routeRules().flatMap(RouteRules::config).orElse(List.of()).forEach(rule -> rules.add(
                rule.ipFrom() + " " + rule.ipTo() + " " + rule.routeTable() + fixed(rule)));
        var dns = state.dnsResolver().flatMap(DnsResolver::config);
        return NetworkStateYaml.write(NetworkState.empty().withHostname(state.hostname().filter(name -> name.config().filter(text -> !text.isEmpty()).isPresent())).withInterfaces(List.copyOf(interfaces.values())))
                + String.join("\n", routes) + "\n" + String.join("\n", rules)
                + dns.flatMap(DnsConfig::server).orElse(List.of())
                + dns.flatMap(DnsConfig::search).orElse(List.of());
    }

    private static Optional<Long> fixed(RouteRule rule) {
        return rule.priority().filter(priority -> priority >= 40_000);
    }

    private static NetworkInterface form(NetworkInterface iface) {
        var base = iface.base();
        var tidy = iface.withBase(base.withIpv4(base.ipv4().map(PlanPropertiesTest::form).filter(ip -> ip.isEnabled()))
                .withIpv6(base.ipv6().map(PlanPropertiesTest::form).filter(ip -> ip.isEnabled()))
                .withDescription(base.description().filter(text -> !text.isEmpty()))
                .withController(base.controller().filter(name -> !name.isEmpty()))
                .withLldp(Optional.empty()));
        return switch (tidy) {
            case LinuxBridgeInterface bridge -> bridge.withBridge(bridge.bridge()
                    .map(b -> b.withPort(b.port().filter(ports -> !ports.isEmpty()).map(ports -> ports.stream()
                            .map(port -> port.withVlan(port.vlan().filter(vlan -> !vlan.isEmpty())))
                            .toList())))
                    .filter(b -> b.port().isPresent()));
            case BondInterface bond -> bond.withBond(bond.bond()
                    .map(b -> b.withPort(b.port().filter(ports -> !ports.isEmpty()))
                            .withOptions(b.options().map(PlanPropertiesTest::set).filter(options -> !options.isEmpty()))));
            case VrfInterface vrf -> vrf.withVrf(vrf.vrf()
                    .map(v -> new VrfInterface.Vrf(v.port().filter(ports -> !ports.isEmpty()), v.routeTableId(), v.extras())));
            default -> tidy;
        };
    }

    private static IpSettings form(IpSettings given) {
        var ip = Ip.tidied(given);
        return ip.withAddress(ip.address().filter(list -> !list.isEmpty()))
                .withDhcp(ip.dhcp().filter(on -> on))
                .withAutoconf(ip.autoconf().filter(on -> on));
    }

    private static Map<String, String> set(Map<String, String> options) {
        var set = new TreeMap<>(options);
        set.values().removeIf(String::isEmpty);
        return set;
    }
}
