package io.github.nmstate4j.handler.networkmanager.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import io.github.nmstate4j.handler.networkmanager.Profiles;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Runs inside a virtual node: ends the NetworkManager and the bus there, and starts them again.
@Tag("inside-node")
class ReconnectionTest {

    private static final String SOCKET = "/run/dbus/system_bus_socket";

    private final DBusNetworkManager networkManager = DBusNetworkManager.at("unix:path=" + SOCKET);

    @AfterEach
    void close() throws Exception {
        networkManager.delete(Profiles.dummy("dummy7").uuid());
        networkManager.close();
    }

    /// A daemon of the node that can be ended and started as it was.
    private record Daemon(List<String> command) {

        static Daemon running(String name) {
            var info = process(name).info();
            var command = new ArrayList<>(List.of(info.command().orElseThrow()));
            command.addAll(List.of(info.arguments().orElse(new String[0])));
            return new Daemon(command);
        }

        private static ProcessHandle process(String name) {
            return ProcessHandle.allProcesses()
                    .filter(process -> process.info()
                            .command()
                            .map(command -> command.endsWith("/" + name))
                            .orElse(false))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no process " + name));
        }

        void kill() throws Exception {
            var process = process(command.getFirst().replaceAll(".*/", ""));
            process.destroyForcibly();
            process.onExit().get(10, TimeUnit.SECONDS);
        }

        void start() throws Exception {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.pid()).isPositive();
        }
    }

    private static boolean busListens() {
        try (var socket = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET))) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private void awaitAnswer() {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(networkManager.snapshot().version()).isNotEmpty());
    }

    @Test
    void findsNetworkManagerAgainAfterItsRestart() throws Exception {
        var changes = new AtomicInteger();
        try (var subscription = networkManager.onChange(changes::incrementAndGet)) {
            networkManager.snapshot();
            var daemon = Daemon.running("NetworkManager");
            daemon.kill();
            var failure = catchThrowableOfType(NetworkManagerException.class, networkManager::snapshot);
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure.retryable()).isTrue();

            int before = changes.get();
            daemon.start();
            awaitAnswer();
            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> changes.get() > before);
            networkManager.save(Profiles.dummy("dummy7"), false);
            networkManager.activate(Profiles.dummy("dummy7").uuid(), Duration.ofSeconds(30));
            assertThat(subscription).isNotNull();
        }
    }

    @Test
    void aRestartOfNetworkManagerLosesCheckpointsAndSaysSo() throws Exception {
        var checkpoint = networkManager.openCheckpoint(Duration.ofSeconds(60));
        var daemon = Daemon.running("NetworkManager");
        daemon.kill();
        daemon.start();
        awaitAnswer();

        var failure = catchThrowableOfType(NetworkManagerException.class, checkpoint::close);
        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure).hasMessageContaining("restarted");
        assertThat(networkManager.checkpoints()).isEmpty();
    }

    @Test
    void findsTheBusAgainAfterItsRestart() throws Exception {
        var changes = new AtomicInteger();
        try (var subscription = networkManager.onChange(changes::incrementAndGet)) {
            networkManager.snapshot();
            var manager = Daemon.running("NetworkManager");
            var bus = Daemon.running("dbus-daemon");
            manager.kill();
            bus.kill();
            assertThat(catchThrowableOfType(NetworkManagerException.class, networkManager::snapshot)
                            .kind())
                    .isEqualTo(Kind.UNAVAILABLE);

            int before = changes.get();
            Files.deleteIfExists(Path.of("/run/dbus/pid")); // it takes its own leftover for another bus
            bus.start();
            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(ReconnectionTest::busListens);
            manager.start();
            // Without a call of ours: the listener is enough to come back.
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> changes.get() > before);
            awaitAnswer();
            int after = changes.get();
            networkManager.save(Profiles.dummy("dummy7"), false);
            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> changes.get() > after);
            assertThat(subscription).isNotNull();
        }
    }
}
