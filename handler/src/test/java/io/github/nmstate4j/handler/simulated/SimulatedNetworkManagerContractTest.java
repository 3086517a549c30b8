package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class SimulatedNetworkManagerContractTest extends NetworkManagerContract {

    private final SteppedTime time = new SteppedTime();
    private final SimulatedNode node = SimulatedNode.with(time, "eth1", "eth2");
    private final NetworkManager networkManager = node.networkManager();

    @Override
    protected NetworkManager networkManager() {
        return networkManager;
    }

    @Override
    protected void passTime(Duration duration) {
        time.pass(duration);
    }

    @AfterEach
    void close() {
        node.close();
    }
}
