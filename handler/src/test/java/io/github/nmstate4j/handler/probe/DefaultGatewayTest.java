package io.github.nmstate4j.handler.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteBuilder;
import io.github.nmstate4j.state.route.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefaultGatewayTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void passesWhenAGatewayOfItsFamilyAnswers() {
        var probe = new DefaultGateway(Family.IPV4, answering("192.0.2.1"));

        assertThat(probe.failure(
                        node(route("::/0", "2001:db8::1", 254), route("0.0.0.0/0", "192.0.2.1", 254)), Duration.ofSeconds(1)))
                .isEmpty();
        assertThat(asked).containsExactly("192.0.2.1%eth0");
    }

    @Test
    void looksAtTheMainTableOnly() {
        var probe = new DefaultGateway(Family.IPV4, answering("192.0.2.1"));

        assertThat(probe.failure(node(route("0.0.0.0/0", "192.0.2.1", 100)), Duration.ofSeconds(1)))
                .hasValue("there is no default route");
    }

    @Test
    void namesTheGatewayThatIsSilent() {
        var probe = new DefaultGateway(Family.IPV6, answering("nobody"));

        assertThat(probe.failure(node(route("::/0", "2001:db8::1", 254)), Duration.ofSeconds(1)))
                .hasValue("2001:db8::1 on eth0 does not answer");
    }

    @Test
    void triesTheSecondGatewayWhenTheFirstCannotBeAsked() {
        Echo echo = (address, _, _) -> {
            if (address.getHostAddress().equals("192.0.2.1")) {
                throw new IOException("cannot bind to eth0");
            }
            return true;
        };

        assertThat(new DefaultGateway(Family.IPV4, echo)
                        .failure(
                                node(route("0.0.0.0/0", "192.0.2.1", 254), route("0.0.0.0/0", "192.0.2.2", 254)),
                                Duration.ofSeconds(1)))
                .isEmpty();
    }

    private Echo answering(String gateway) {
        return (address, interfaceName, _) -> {
            asked.add(address.getHostAddress() + "%" + interfaceName);
            return address.getHostAddress().equals(gateway);
        };
    }

    private static Observation node(Route... routes) {
        return Observation.of(NetworkState.empty()
                .withRoutes(Optional.of(new Routes(Optional.of(List.of(routes)), Optional.empty(), Extras.none()))));
    }

    private static Route route(String destination, String gateway, long table) {
        return RouteBuilder.builder()
                .destination(Optional.of(destination))
                .nextHopAddress(Optional.of(gateway))
                .nextHopInterface(Optional.of("eth0"))
                .tableId(Optional.of(table))
                .extras(Extras.none())
                .build();
    }
}
