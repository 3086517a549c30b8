package io.github.nmstate4j.handler.networkmanager.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerContract;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/// Runs inside a virtual node, against the NetworkManager there.
@Tag("inside-node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DBusNetworkManagerContractTest extends NetworkManagerContract {

    private final DBusNetworkManager networkManager = DBusNetworkManager.at("unix:path=/run/dbus/system_bus_socket");

    @BeforeAll
    void isThere() throws Exception {
        assertThat(networkManager.snapshot().version()).isNotEmpty();
    }

    @AfterAll
    void close() {
        networkManager.close();
    }

    @Override
    protected NetworkManager networkManager() {
        return networkManager;
    }

    @Override
    protected void passTime(Duration time) {
        Awaitility.await().pollDelay(time.toMillis(), TimeUnit.MILLISECONDS).until(() -> true);
    }
}
