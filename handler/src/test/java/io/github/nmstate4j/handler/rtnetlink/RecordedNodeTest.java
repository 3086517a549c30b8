package io.github.nmstate4j.handler.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Reads the recording of a node with interfaces of many kinds, and compares with what `ip` and `bridge` said of the same
/// node at the same time.
class RecordedNodeTest {

    private final KernelSnapshot snapshot = Recording.snapshot("many-kinds");

    private static List<JsonNode> said(String file) {
        try (var stream =
                Objects.requireNonNull(RecordedNodeTest.class.getResourceAsStream("/nodes/many-kinds/" + file))) {
            return StreamSupport.stream(new JsonMapper().readTree(stream).spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(int index) {
        return snapshot.link(index).map(Link::name).orElse("");
    }

    @Test
    void seesTheSameLinks() {
        var expected = said("ip-link.json").stream()
                .map(link -> String.join(
                        " ",
                        link.path("ifindex").asText(),
                        link.path("ifname").asText(),
                        link.path("mtu").asText(),
                        link.path("min_mtu").asText(),
                        link.path("max_mtu").asText(),
                        link.path("address").asText().toUpperCase(Locale.ROOT),
                        link.path("master").asText(),
                        link.path("link").asText(),
                        link.path("promiscuity").asText(),
                        link.path("operstate").asText()))
                .toList();
        assertThat(snapshot.links())
                .extracting(link -> String.join(
                        " ",
                        "" + link.index(),
                        link.name(),
                        "" + link.mtu().orElseThrow(),
                        "" + link.minMtu().orElse(0L),
                        "" + link.maxMtu().orElse(0L),
                        link.address().orElse(""),
                        link.controller().map(this::name).orElse(""),
                        link.base().map(this::name).orElse(""),
                        "" + link.promiscuity(),
                        link.operationalState().name()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void seesTheSameBond() {
        var said = said("ip-link.json").stream()
                .filter(link -> link.path("ifname").asText().equals("bond0"))
                .findFirst()
                .orElseThrow()
                .at("/linkinfo/info_data");
        assertThat(snapshot.link("bond0").orElseThrow().kind())
                .isInstanceOfSatisfying(LinkKind.Bond.class, bond -> {
                    assertThat(said.path("mode").asText()).isEqualTo("active-backup");
                    assertThat(bond.mode()).isEqualTo(1);
                    assertThat(bond.miimon()).contains(said.path("miimon").asLong());
                    assertThat(bond.primary().map(this::name))
                            .contains(said.path("primary").asText());
                    assertThat(bond.resendIgmp()).contains(said.path("resend_igmp").asLong());
                    assertThat(bond.peerNotifications())
                            .contains(said.path("num_peer_notif").asInt());
                    assertThat(said.path("fail_over_mac").asText()).isEqualTo("active");
                    assertThat(bond.failOverMac()).contains(1);
                });
    }

    @Test
    void seesTheSameBridge() {
        var said = said("ip-link.json").stream()
                .filter(link -> link.path("ifname").asText().equals("br1"))
                .findFirst()
                .orElseThrow()
                .at("/linkinfo/info_data");
        assertThat(snapshot.link("br1").orElseThrow().kind()).isInstanceOfSatisfying(LinkKind.Bridge.class, bridge -> {
            assertThat(bridge.forwardDelay()).contains(said.path("forward_delay").asLong());
            assertThat(bridge.ageingTime()).contains(said.path("ageing_time").asLong());
            assertThat(bridge.priority()).contains(said.path("priority").asInt());
            assertThat(bridge.vlanFiltering())
                    .contains(said.path("vlan_filtering").asInt() == 1);
            assertThat(bridge.multicastHashMax())
                    .contains(said.path("mcast_hash_max").asLong());
            assertThat(bridge.multicastQuerierInterval())
                    .contains(said.path("mcast_querier_intvl").asLong());
            assertThat(bridge.multicastStartupQueryInterval())
                    .contains(said.path("mcast_startup_query_intvl").asLong());
            assertThat(bridge.vlanDefaultPvid())
                    .contains(said.path("vlan_default_pvid").asInt());
        });
    }

    @Test
    void seesTheSameAddresses() {
        var expected = said("ip-address.json").stream()
                .flatMap(link -> StreamSupport.stream(link.path("addr_info").spliterator(), false)
                        .map(address -> link.path("ifname").asText() + " "
                                + address.path("local").asText() + "/"
                                + address.path("prefixlen").asText()))
                .toList();
        assertThat(snapshot.addresses())
                .extracting(address -> name(address.link()) + " " + address.address() + "/" + address.prefixLength())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void seesTheSameRoutes() {
        var expected = Stream.concat(
                        said("ip-route4.json").stream().map(route -> route(route, "0.0.0.0/0", "/32")),
                        said("ip-route6.json").stream().map(route -> route(route, "::/0", "/128")))
                .toList();
        assertThat(snapshot.routes())
                .extracting(route -> String.join(
                        " ",
                        "" + route.type(),
                        route.destination(),
                        "" + route.table(),
                        "" + route.protocol(),
                        "" + route.scope(),
                        "" + route.metric().orElse(0L),
                        route.source().orElse(""),
                        route.hops().stream()
                                .map(hop -> hop.gateway().orElse("") + "@"
                                        + hop.link().map(this::name).orElse(""))
                                .findFirst()
                                .orElse("@")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String route(JsonNode route, String any, String host) {
        var destination = route.path("dst").asText();
        return String.join(
                " ",
                route.path("type").asText(),
                destination.equals("default") ? any : destination.contains("/") ? destination : destination + host,
                route.path("table").asText(),
                route.path("protocol").asText(),
                route.path("scope").asText(),
                route.path("metric").asText("0"),
                route.path("prefsrc").asText(),
                route.path("gateway").asText() + "@" + route.path("dev").asText());
    }

    @Test
    void seesTheSameRules() {
        var expected = Stream.concat(said("ip-rule4.json").stream(), said("ip-rule6.json").stream())
                .map(rule -> String.join(
                        " ",
                        rule.path("priority").asText(),
                        rule.path("src").asText()
                                + (rule.has("srclen") ? "/" + rule.path("srclen").asText() : ""),
                        rule.path("table").asText("0"),
                        rule.path("protocol").asText()))
                .toList();
        assertThat(snapshot.rules())
                .extracting(rule -> String.join(
                        " ",
                        "" + rule.priority().orElse(0L),
                        rule.from().orElse("all"),
                        "" + rule.table().orElse(0L),
                        "" + rule.protocol().orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void seesTheSameBridgeVlans() {
        var expected = new ArrayList<String>();
        said("bridge-vlan.json")
                .forEach(link -> link.path("vlans").forEach(vlan -> expected.add(link.path("ifname").asText() + " "
                        + vlan.path("vlan").asText() + " "
                        + vlan.path("flags").toString().contains("PVID") + " "
                        + vlan.path("flags").toString().contains("Untagged"))));
        assertThat(snapshot.bridgeVlans().stream()
                        .flatMap(vlan -> IntStream.rangeClosed(vlan.first(), vlan.last())
                                .mapToObj(id -> name(vlan.link()) + " " + id + " " + vlan.pvid() + " "
                                        + vlan.untagged()))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
