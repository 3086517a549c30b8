package io.github.nmstate4j.handler.networkmanager.dbus;

import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import io.github.nmstate4j.handler.networkmanager.dbus.Remote.Properties;
import io.github.nmstate4j.profile.Profile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One activation, followed to its end.
final class Activation {

    private static final int ACTIVATED = 2;
    private static final int DEACTIVATING = 3;
    private static final int DEACTIVATED = 4;
    private static final int DEVICE_IP_CONFIG = 70;
    private static final int DEVICE_SECONDARIES = 90;
    private static final int DEVICE_FAILED = 120;
    private static final long IP4_READY = 0x8;
    private static final long IP6_READY = 0x10;
    private static final Set<String> CONTROLLERS = Set.of("bond", "bridge", "ovs-bridge", "ovs-port", "team", "vrf");
    private static final Set<String> STATIC_METHODS = Set.of("manual", "link-local", "shared");

    private static final Duration ANYWAY = Duration.ofMillis(400);

    private final Remote remote;
    private final Profile profile;
    /// Why devices failed, by path: the state has moved on by the time one asks.
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Integer> endings = new HashMap<>();
    private String active = "/";
    private List<String> devices = List.of();
    private String last = "not started";
    private long asked = Long.MIN_VALUE;

    private Activation(Remote remote, Profile profile) {
        this.remote = remote;
        this.profile = profile;
    }

    /// @param asked what was attempted, as the start of a sentence
    static void run(Remote remote, String asked, String profilePath, Profile profile, Duration timeout)
            throws NetworkManagerException {
        var activation = new Activation(remote, profile);
        try (var watch = new Watch(remote.bus())) {
            activation.active = Remote.path(remote.call(
                            Remote.MANAGER_PATH, Remote.MANAGER, "ActivateConnection", "ooo", profilePath, "/", "/")
                    .getFirst());
            if (!watch.until(timeout, activation::isDone)) {
                throw new NetworkManagerException(
                        Kind.ACTIVATION_FAILED,
                        asked + " took longer than " + timeout.toSeconds() + " s; its device is " + activation.last);
            }
        } catch (BusException e) {
            throw Translation.of(asked, e);
        } catch (Failed e) {
            throw new NetworkManagerException(Kind.ACTIVATION_FAILED, asked + " failed: " + e.getMessage(), e);
        }
    }

    /// Carries the reason out of the waiting.
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }

    private boolean isDone(List<Signal> news) throws BusException {
        for (var signal : news) {
            hear(signal);
        }
        if (!isWorthAsking(news)) {
            return false;
        }
        var properties = remote.ifThere(remote.askForProperties(active, Remote.ACTIVE))
                .map(reply -> Properties.of(reply.getFirst()));
        var state = properties.map(found -> (int) found.number("State")).orElse(DEACTIVATED);
        properties.map(found -> found.paths("Devices")).filter(found -> !found.isEmpty()).ifPresent(found -> devices = found);
        return switch (state) {
            case ACTIVATED -> true;
            case DEACTIVATING -> isTakenOver();
            case DEACTIVATED -> {
                if (isTakenOver()) {
                    yield false;
                }
                throw new Failed(reason());
            }
            default -> waitsForOthersOnly(properties.map(found -> found.number("StateFlags")).orElse(0L));
        };
    }

    /// A device that is configured tells dozens of things that an activation does not hang on.
    private boolean isWorthAsking(List<Signal> news) {
        var now = System.nanoTime();
        var told = news.stream().anyMatch(signal -> signal.member().equals("StateChanged")
                || signal.path().equals(active)
                || devices.contains(signal.path()));
        if (!told && asked != Long.MIN_VALUE && now - asked < ANYWAY.toNanos()) {
            return false;
        }
        asked = now;
        return true;
    }

    private void hear(Signal signal) throws BusException {
        if (signal.equals(Signal.GONE)) {
            throw new BusException(BusException.DISCONNECTED, "NetworkManager went away meanwhile");
        }
        if (!signal.member().equals("StateChanged")) {
            return;
        }
        if (signal.interfaceName().equals(Remote.DEVICE)
                && signal.parameters().size() == 3
                && number(signal, 0) == DEVICE_FAILED) {
            failures.put(signal.path(), number(signal, 2));
        }
        if (signal.interfaceName().equals(Remote.ACTIVE)
                && signal.parameters().size() == 2
                && number(signal, 0) == DEACTIVATED) {
            endings.put(signal.path(), number(signal, 1));
        }
    }

    private static int number(Signal signal, int index) {
        return signal.parameters().get(index) instanceof Number number ? number.intValue() : 0;
    }

    /// A controller activates its ports by itself, at times while we ask for the same: then the other activation
    /// is the one to follow.
    private boolean isTakenOver() throws BusException {
        for (var other : remote.activationsOf(profile.uuid()).entrySet()) {
            if (!other.getKey().equals(active)
                    && other.getValue().number("State") <= ACTIVATED) {
                active = other.getKey();
                return other.getValue().number("State") == ACTIVATED;
            }
        }
        return false;
    }

    private String reason() {
        var why = devices.stream()
                .flatMap(device -> Optional.ofNullable(failures.get(device)).stream())
                .findFirst()
                .or(() -> failures.values().stream().findFirst())
                .map(Words::deviceReason);
        var ending = Optional.ofNullable(endings.get(active)).map(Words::activationReason);
        return why.or(() -> ending).orElse("NetworkManager ended it without a reason; see its log");
    }

    /// The device carries all it can without DHCP, router advertisements or ports.
    private boolean waitsForOthersOnly(long flags) throws BusException {
        var found = remote.propertiesOfAll(devices, Remote.DEVICE);
        if (found.isEmpty()) {
            return false;
        }
        for (var device : found.values()) {
            int state = (int) device.number("State");
            last = Words.deviceStateText(state);
            if (state < DEVICE_IP_CONFIG || state > DEVICE_SECONDARIES) {
                return false;
            }
        }
        var ipv4 = method("ipv4");
        var ipv6 = method("ipv6");
        if (ipv4.equals("auto") || ipv6.equals("auto") || ipv6.equals("dhcp")) {
            return (!STATIC_METHODS.contains(ipv4) || (flags & IP4_READY) != 0)
                    && (!STATIC_METHODS.contains(ipv6) || (flags & IP6_READY) != 0);
        }
        return CONTROLLERS.contains(profile.type());
    }

    private String method(String family) {
        return profile.text(family, "method").orElse("disabled");
    }
}
