package io.github.nmstate4j.handler.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nmstate4j.handler.host.HostFiles;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.ovsdb.FakeOvsdb;
import io.github.nmstate4j.handler.ovsdb.OvsdbException;
import io.github.nmstate4j.handler.rtnetlink.FakeRtnetlink;
import io.github.nmstate4j.handler.rtnetlink.RtnetlinkException;
import io.github.nmstate4j.observation.KernelFacts;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObserverTest {

    private static final Duration QUIET = Duration.ofMillis(20);
    /// Longer than any test waits: changes within it are certain to fall together.
    private static final Duration LONG = Duration.ofMillis(500);

    private final FakeRtnetlink rtnetlink = FakeRtnetlink.fresh();
    private final FakeOvsdb ovsdb = new FakeOvsdb();
    private final SilentNetworkManager networkManager = new SilentNetworkManager();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Semaphore calls = new Semaphore(0);

    @TempDir
    private Path root = Path.of("");

    @BeforeEach
    void giveTheNodeAName() throws Exception {
        Files.createDirectories(root.resolve("proc/sys/kernel"));
        Files.writeString(root.resolve("proc/sys/kernel/hostname"), "node1\n");
    }

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    private Observer observer() {
        return new Observer(rtnetlink, ovsdb, networkManager, HostFiles.under(root), scheduler);
    }

    private boolean isCalled() throws InterruptedException {
        return calls.tryAcquire(10, TimeUnit.SECONDS);
    }

    @Test
    void asksEverySource() throws Exception {
        var observation = observer().observe();
        assertThat(observation.state().interfaces()).extracting(NetworkInterface::name).containsExactly("lo");
        assertThat(observation.state().hostname().orElseThrow().running()).contains("node1");
        assertThat(observation.state().hostname().orElseThrow().config()).contains("");
        assertThat(observation.networkManagerVersion()).isEqualTo("1.58.0");
    }

    @Test
    void asksTheKernelWhatItCanDo() throws Exception {
        Files.createDirectories(root.resolve("proc/sys/net/mptcp"));
        Files.writeString(root.resolve("proc/sys/net/mptcp/enabled"), "0\n");
        Files.createDirectories(root.resolve("sys/class/net/eth0/device"));
        Files.createDirectories(root.resolve("sys/class/net/ens1/device"));
        Files.writeString(root.resolve("sys/class/net/ens1/device/sriov_numvfs"), "0\n");
        var asking = new Observer(
                rtnetlink, ovsdb, networkManager, HostFiles.under(root), KernelFiles.under(root), scheduler);

        assertThat(asking.observe().kernel()).isEqualTo(new KernelFacts(Optional.of(false), Optional.of(Set.of("ens1"))));
    }

    @Test
    void knowsNothingOfAKernelThatCannotBeAsked() throws Exception {
        var asking = new Observer(
                rtnetlink, ovsdb, networkManager, HostFiles.under(root), KernelFiles.under(root.resolve("none")), scheduler);

        assertThat(asking.observe().kernel()).isEqualTo(KernelFacts.unknown());
    }

    @Test
    void saysWhichSourceFailed() {
        ovsdb.failWith(new OvsdbException("no answer in time"));
        assertThatThrownBy(() -> observer().observe())
                .isInstanceOf(ObservationException.class)
                .hasMessage("Open vSwitch cannot be asked: no answer in time");
        rtnetlink.failWith(new RtnetlinkException("refused", 1));
        networkManager.failWith(
                new NetworkManagerException(NetworkManagerException.Kind.UNAVAILABLE, "the bus is not there"));
        assertThatThrownBy(() -> observer().observe())
                .hasMessage("NetworkManager cannot be asked: the bus is not there");
    }

    @Test
    void hearsTheKernelAndNetworkManager() throws Exception {
        try (var subscription = observer().onChange(calls::release, QUIET)) {
            rtnetlink.change(UnaryOperator.identity());
            assertThat(isCalled()).isTrue();
            networkManager.change();
            assertThat(isCalled()).isTrue();
            assertThat(subscription).isNotNull();
        }
    }

    @Test
    void makesOneCallOfChangesThatComeTogether() throws Exception {
        try (var subscription = observer().onChange(calls::release, LONG)) {
            for (int i = 0; i < 20; i++) {
                rtnetlink.change(UnaryOperator.identity());
                networkManager.change();
            }
            assertThat(isCalled()).isTrue();
            assertThat(subscription).isNotNull();
        }
        // What was scheduled before the end ran before this task does: the scheduler has one thread.
        scheduler.schedule(() -> calls.release(100), LONG.toMillis(), TimeUnit.MILLISECONDS).get();
        assertThat(calls.availablePermits()).isEqualTo(100);
    }

    @Test
    void endsBothSubscriptions() {
        var subscription = observer().onChange(calls::release, QUIET);
        assertThat(rtnetlink.listeners()).isEqualTo(1);
        assertThat(networkManager.listeners()).isEqualTo(1);
        subscription.close();
        assertThat(rtnetlink.listeners()).isZero();
        assertThat(networkManager.listeners()).isZero();
    }

    @Test
    void listensAgainAfterItLostTheKernel() throws Exception {
        try (var subscription = observer().onChange(calls::release, QUIET)) {
            rtnetlink.loseListeners(new RtnetlinkException("lost", 9));
            assertThat(isCalled()).isTrue();
            assertThat(rtnetlink.listeners()).isEqualTo(1);
            assertThat(subscription).isNotNull();
        }
    }
}
