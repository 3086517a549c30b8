package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerSnapshot;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// A NetworkManager to look at and to hear from; it refuses to do anything.
final class SilentNetworkManager implements NetworkManager {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Optional<NetworkManagerException> failure = Optional.empty();

    void change() {
        listeners.forEach(Runnable::run);
    }

    int listeners() {
        return listeners.size();
    }

    void failWith(NetworkManagerException exception) {
        failure = Optional.of(exception);
    }

    @Override
    public NetworkManagerSnapshot snapshot() throws NetworkManagerException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return new NetworkManagerSnapshot("1.58.0", List.of(), List.of(), Optional.empty(), List.of());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("an observer changes nothing");
    }

    @Override
    public void save(Profile profile, boolean inMemory) {
        throw refusal();
    }

    @Override
    public void delete(UUID profile) {
        throw refusal();
    }

    @Override
    public void activate(UUID profile, Duration timeout) {
        throw refusal();
    }

    @Override
    public void reapply(String interfaceName, String type, Profile profile) {
        throw refusal();
    }

    @Override
    public void deactivate(UUID profile, Duration timeout) {
        throw refusal();
    }

    @Override
    public void deleteDevice(String interfaceName, String type) {
        throw refusal();
    }

    @Override
    public void setGlobalDns(DnsConfig dns) {
        throw refusal();
    }

    @Override
    public void saveHostname(String hostname) {
        throw refusal();
    }

    @Override
    public Checkpoint openCheckpoint(Duration rollbackAfter) {
        throw refusal();
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return List.of();
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
