package io.github.nmstate4j.handler.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// How the gateway asks, and what it makes of awkward answers.
class DumpTest {

    private static Message done(Message request) {
        return done(request.sequence());
    }

    private static Message done(int sequence) {
        return Encoding.fixed(0, 0, 0, 0).message(Message.TYPE_DONE, 0, sequence);
    }

    private static Message ethernet(String name, int flags, int sequence) {
        return Encoding.link(2, 1, 0).text(LinkMessages.IFLA_IFNAME, name).message(16, flags, sequence);
    }

    private static boolean isForLinks(Message request) {
        return request.type() == LinkMessages.GET_LINK && request.payload().get(0) == 0;
    }

    private static KernelRtnetlink answering(Function<Message, List<ByteBuffer>> kernel) throws RtnetlinkException {
        return new KernelRtnetlink(() -> new ScriptedSocket(kernel));
    }

    @Test
    void repeatsADumpDuringWhichTheKernelChanged() throws Exception {
        var dumps = new AtomicInteger();
        try (var rtnetlink = answering(request -> {
            if (!isForLinks(request)) {
                return List.of(ScriptedSocket.datagram(done(request)));
            }
            boolean first = dumps.incrementAndGet() == 1;
            return List.of(ScriptedSocket.datagram(
                    ethernet(first ? "old0" : "new0", first ? Message.FLAG_DUMP_INTERRUPTED : 0, request.sequence()),
                    done(request)));
        })) {
            assertThat(rtnetlink.snapshot().links()).extracting(Link::name).containsExactly("new0");
        }
    }

    @Test
    void givesUpOnAKernelThatNeverStandsStill() throws Exception {
        try (var rtnetlink = answering(request -> List.of(ScriptedSocket.datagram(
                ethernet("eth0", Message.FLAG_DUMP_INTERRUPTED, request.sequence()), done(request))))) {
            assertThatThrownBy(rtnetlink::snapshot)
                    .isInstanceOf(RtnetlinkException.class)
                    .hasMessageContaining("changed under each");
        }
    }

    @Test
    void ignoresTheRestOfAnEarlierAnswer() throws Exception {
        try (var rtnetlink = answering(request -> {
            var answer = new ArrayList<ByteBuffer>();
            answer.add(ScriptedSocket.datagram(ethernet("late0", 0, 99), done(99)));
            answer.add(ScriptedSocket.datagram(done(request)));
            return answer;
        })) {
            assertThat(rtnetlink.snapshot()).isEqualTo(KernelSnapshot.empty());
        }
    }

    @Test
    void namesTheErrorOfTheKernel() throws Exception {
        try (var rtnetlink = answering(request -> List.of(ScriptedSocket.datagram(Encoding.fixed(0xff, 0xff, 0xff, 0xff)
                .message(Message.TYPE_ERROR, 0, request.sequence()))))) {
            assertThatThrownBy(rtnetlink::snapshot).isInstanceOfSatisfying(RtnetlinkException.class, e -> {
                assertThat(e.errno()).isEqualTo(1);
                assertThat(e).hasMessageContaining("refused request 18");
            });
        }
    }

    @Test
    void doesNotWaitForeverForASilentKernel() throws Exception {
        try (var rtnetlink = answering(request -> List.of())) {
            assertThatThrownBy(rtnetlink::snapshot).hasMessageContaining("did not answer request 18");
        }
    }

    @Test
    void reportsAnAnswerThatCannotBeRead() throws Exception {
        try (var rtnetlink = answering(request -> List.of(ScriptedSocket.datagram(
                Encoding.link(2, 1, 0).message(16, 0, request.sequence()), done(request))))) {
            assertThatThrownBy(rtnetlink::snapshot)
                    .isInstanceOf(RtnetlinkException.class)
                    .hasMessageContaining("link without a name");
        }
    }

    @Test
    void takesLostMessagesForAChangeAndListensOn() throws Exception {
        var calls = new CountDownLatch(2);
        var events = new ScriptedSocket(request -> List.of());
        try (var rtnetlink = new KernelRtnetlink(() -> events);
                var subscription = rtnetlink.listen(RtnetlinkContract.listener(calls::countDown))) {
            events.failOnce(NetlinkSocket.ENOBUFS);
            events.deliver(ScriptedSocket.datagram(ethernet("eth0", 0, 0)));
            assertThat(calls.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(events.groups()).contains(1, 5, 7, 8, 9, 11, 19, 33);
            assertThat(subscription).isNotNull();
        }
    }

    @Test
    void saysWhenItCannotListenAnyMore() throws Exception {
        var lost = new CountDownLatch(1);
        var events = new ScriptedSocket(request -> List.of());
        try (var rtnetlink = new KernelRtnetlink(() -> events);
                var subscription = rtnetlink.listen(new Rtnetlink.Listener() {
                    @Override
                    public void changed() {
                        throw new AssertionError("nothing changed");
                    }

                    @Override
                    public void lost(RtnetlinkException cause) {
                        lost.countDown();
                    }
                })) {
            events.failOnce(9);
            assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(subscription).isNotNull();
        }
    }
}
