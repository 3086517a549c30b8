package io.github.nmstate4j.handler.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What holds for the kernel and for its fake.
abstract class RtnetlinkContract {

    /// Changes the node behind the gateway's back, as a person with `ip` would.
    interface Administrator {
        void addVethPair(String name, String peer);

        void setUp(String name);

        void addAddress(String name, String address, int prefixLength);

        void addRoute(String destination, String name, String gateway);

        void addRule(String from, long table, long priority);

        void delete(String name);
    }

    abstract Rtnetlink rtnetlink();

    abstract Administrator administrator();

    @Test
    void tellsOfTheLoopback() throws Exception {
        assertThat(rtnetlink().snapshot().link("lo")).hasValueSatisfying(lo -> {
            assertThat(lo.index()).isEqualTo(1);
            assertThat(lo.hardware()).isEqualTo(Link.Hardware.LOOPBACK);
        });
    }

    @Test
    void tellsOfTwoDevicesWiredToEachOther() throws Exception {
        administrator().addVethPair("left", "right");

        var snapshot = rtnetlink().snapshot();
        var left = snapshot.link("left").orElseThrow();
        var right = snapshot.link("right").orElseThrow();
        assertThat(left.kind()).isEqualTo(new LinkKind.Veth());
        assertThat(left.base()).contains(right.index());
        assertThat(right.base()).contains(left.index());
        assertThat(left.baseNamespace()).isEmpty();
        assertThat(left.adminUp()).isFalse();
    }

    @Test
    void tellsOfAddressesRoutesAndRules() throws Exception {
        administrator().addVethPair("left", "right");
        administrator().setUp("left");
        administrator().setUp("right");
        administrator().addAddress("left", "192.0.2.10", 24);
        administrator().addRoute("198.51.100.0/24", "left", "192.0.2.1");
        administrator().addRule("192.0.2.0/25", 100, 30_000);

        var snapshot = rtnetlink().snapshot();
        var left = snapshot.link("left").orElseThrow();
        assertThat(left.adminUp()).isTrue();
        assertThat(snapshot.addresses())
                .contains(new InterfaceAddress(
                        left.index(),
                        Family.IPV4,
                        "192.0.2.10",
                        24,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(snapshot.routes()).anySatisfy(route -> {
            assertThat(route.destination()).isEqualTo("198.51.100.0/24");
            assertThat(route.table()).isEqualTo(KernelRoute.TABLE_MAIN);
            assertThat(route.type()).isEqualTo(KernelRoute.TYPE_UNICAST);
            assertThat(route.hops())
                    .isEqualTo(List.of(new KernelRoute.Hop(Optional.of(left.index()), Optional.of("192.0.2.1"), 1)));
        });
        assertThat(snapshot.rules()).anySatisfy(rule -> {
            assertThat(rule.from()).contains("192.0.2.0/25");
            assertThat(rule.table()).contains(100L);
            assertThat(rule.priority()).contains(30_000L);
            assertThat(rule.action()).isEqualTo(KernelRule.ACTION_TABLE);
        });
    }

    @Test
    void changesAlternativeNames() throws Exception {
        administrator().addVethPair("left", "right");
        rtnetlink().changeAlternativeNames("left", List.of("to-the-rack", "a name of more than fifteen"), List.of());
        rtnetlink().changeAlternativeNames("left", List.of("storage"), List.of("to-the-rack"));

        assertThat(rtnetlink().snapshot().link("left").orElseThrow().alternativeNames())
                .containsExactlyInAnyOrder("a name of more than fifteen", "storage");
        assertThatThrownBy(() -> rtnetlink().changeAlternativeNames("nobody", List.of("x"), List.of()))
                .isInstanceOf(RtnetlinkException.class);
    }

    @Test
    void forgetsWhatWasDeleted() throws Exception {
        administrator().addVethPair("left", "right");
        var before = rtnetlink().snapshot();
        administrator().delete("left");

        var after = rtnetlink().snapshot();
        assertThat(after.link("left")).isEmpty();
        assertThat(after.link("right")).isEmpty();
        assertThat(before.link("left")).isPresent();
    }

    @Test
    void callsTheListenerOnEachKindOfChange() throws Exception {
        administrator().addVethPair("left", "right");
        administrator().setUp("left");
        administrator().setUp("right");
        assertIsHeard(() -> administrator().addAddress("left", "192.0.2.10", 24));
        assertIsHeard(() -> administrator().addRoute("198.51.100.0/24", "left", "192.0.2.1"));
        assertIsHeard(() -> administrator().addRule("192.0.2.0/25", 100, 30_000));
        assertIsHeard(() -> administrator().delete("left"));
    }

    private void assertIsHeard(Runnable change) throws Exception {
        var heard = new CountDownLatch(1);
        try (var subscription = rtnetlink().listen(listener(heard::countDown))) {
            change.run();
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(subscription).isNotNull();
        }
    }

    @Test
    void callsNobodyAfterTheSubscriptionIsClosed() throws Exception {
        var calls = new AtomicInteger();
        var still = new CountDownLatch(1);
        rtnetlink().listen(listener(calls::incrementAndGet)).close();
        try (var other = rtnetlink().listen(listener(still::countDown))) {
            administrator().addVethPair("left", "right");
            assertThat(still.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(other).isNotNull();
        }
        assertThat(calls).hasValue(0);
    }

    static Rtnetlink.Listener listener(Runnable changed) {
        return new Rtnetlink.Listener() {
            @Override
            public void changed() {
                changed.run();
            }

            @Override
            public void lost(RtnetlinkException cause) {
                throw new AssertionError(cause);
            }
        };
    }
}
