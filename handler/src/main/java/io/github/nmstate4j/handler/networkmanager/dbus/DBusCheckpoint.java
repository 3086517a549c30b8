package io.github.nmstate4j.handler.networkmanager.dbus;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import io.github.nmstate4j.handler.networkmanager.dbus.Remote.Properties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class DBusCheckpoint implements NetworkManager.Checkpoint {

    private static final Logger LOG = LoggerFactory.getLogger(DBusCheckpoint.class);
    private static final int DELETE_NEW_CONNECTIONS = 0x02;
    private static final int DISCONNECT_NEW_DEVICES = 0x04;
    private static final int TRACK_INTERNAL_GLOBAL_DNS = 0x20;
    private static final int ROLLBACK_FAILED = 3;
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final int NEW_ACTIVATION = 60;

    private final Remote remote;
    private final String path;
    /// Which process of NetworkManager has it: a checkpoint does not survive a restart.
    private final String owner;
    private boolean done;

    DBusCheckpoint(Remote remote, String path) {
        this.remote = remote;
        this.path = path;
        this.owner = remote.bus().owner();
    }

    static DBusCheckpoint open(Remote remote, Duration rollbackAfter) throws NetworkManagerException {
        try {
            return create(remote, rollbackAfter, TRACK_INTERNAL_GLOBAL_DNS);
        } catch (BusException e) {
            if (isConflict(e) || Translation.kind(e) == Kind.UNAVAILABLE) {
                throw failure(e);
            }
            LOG.debug("No checkpoint with global DNS, once more without: {}", e.getMessage());
        }
        try {
            return create(remote, rollbackAfter, 0);
        } catch (BusException e) {
            throw failure(e);
        }
    }

    private static DBusCheckpoint create(Remote remote, Duration rollbackAfter, int more) throws BusException {
        var reply = remote.call(
                Remote.MANAGER_PATH,
                Remote.MANAGER,
                "CheckpointCreate",
                "aouu",
                List.of(),
                new UInt32(seconds(rollbackAfter)),
                new UInt32(DELETE_NEW_CONNECTIONS | DISCONNECT_NEW_DEVICES | more));
        return new DBusCheckpoint(remote, Remote.path(reply.getFirst()));
    }

    private static boolean isConflict(BusException e) {
        return e.is("org.freedesktop.NetworkManager.InvalidArguments")
                && String.valueOf(e.getMessage()).contains("already included");
    }

    private static NetworkManagerException failure(BusException e) {
        return isConflict(e)
                ? new NetworkManagerException(
                        Kind.CHECKPOINT_CONFLICT,
                        "Opening a checkpoint failed: " + e.getMessage()
                                + ". Commit or close that one first, or wait until its countdown ends",
                        e)
                : Translation.of("Opening a checkpoint", e);
    }

    /// At least one: zero would mean no countdown at all.
    private static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public void extend(Duration rollbackAfter) throws NetworkManagerException {
        call("Extending", "CheckpointAdjustRollbackTimeout", "ou", path, new UInt32(seconds(rollbackAfter)));
    }

    @Override
    public void commit() throws NetworkManagerException {
        call("Committing", "CheckpointDestroy", "o", path);
        done = true;
    }

    @Override
    public void leaveOpen() {
        done = true;
    }

    private List<Object> call(String doing, String member, String signature, Object... arguments)
            throws NetworkManagerException {
        try {
            return remote.call(Remote.MANAGER_PATH, Remote.MANAGER, member, signature, arguments);
        } catch (BusException e) {
            if (isGone(e)) {
                throw new NetworkManagerException(
                        Kind.NOT_FOUND, doing + " checkpoint " + path + " failed: it is gone. " + whyGone(), e);
            }
            throw Translation.of(doing + " checkpoint " + path, e);
        }
    }

    private static boolean isGone(BusException e) {
        return e.is("org.freedesktop.NetworkManager.InvalidArguments") || e.isUnknownObject();
    }

    private String whyGone() {
        return isSameProcess()
                ? "Its countdown ended and it was rolled back"
                : "NetworkManager was restarted, which forgets checkpoints without rolling back";
    }

    private boolean isSameProcess() {
        return owner.equals(remote.bus().owner());
    }

    @Override
    public void close() throws NetworkManagerException {
        if (done) {
            return;
        }
        done = true;
        try (var watch = new Watch(remote.bus())) {
            var results = rollback();
            if (!watch.until(SETTLING, _ -> hasSettled())) {
                LOG.warn("Devices had not settled {} s after rolling back to {}", SETTLING.toSeconds(), path);
            }
            if (!results.isEmpty()) {
                throw new NetworkManagerException(
                        Kind.OTHER,
                        "Rolling back to checkpoint " + path + " failed for " + String.join(", ", results)
                                + "; look at NetworkManager's log");
            }
        } catch (BusException e) {
            throw Translation.of("Rolling back to checkpoint " + path, e);
        }
    }

    /// Returns the devices for which it failed.
    private List<String> rollback() throws BusException, NetworkManagerException {
        List<Object> reply;
        try {
            reply = remote.call(Remote.MANAGER_PATH, Remote.MANAGER, "CheckpointRollback", "o", path);
        } catch (BusException e) {
            if (!isGone(e)) {
                throw e;
            }
            if (isSameProcess()) {
                return List.of(); // its countdown was quicker
            }
            throw new NetworkManagerException(
                    Kind.NOT_FOUND, "Rolling back to checkpoint " + path + " failed: it is gone. " + whyGone(), e);
        }
        var failed = new ArrayList<String>();
        for (var entry : ProfileCodec.entries(reply.getFirst()).entrySet()) {
            if (entry.getValue() instanceof Number result && result.intValue() == ROLLBACK_FAILED) {
                failed.add(nameOf(String.valueOf(entry.getKey())));
            }
        }
        return failed;
    }

    private String nameOf(String devicePath) {
        try {
            return remote.properties(devicePath, Remote.DEVICE).text("Interface");
        } catch (BusException _) {
            return devicePath;
        }
    }

    private boolean hasSettled() throws BusException {
        return remote.devices().values().stream().noneMatch(DBusCheckpoint::isOnItsWay);
    }

    private static boolean isOnItsWay(Properties device) {
        return switch (Words.deviceState((int) device.number("State"))) {
            case DEACTIVATING -> true;
            // Waiting for addresses may last for ever and is nothing to wait for.
            case ACTIVATING -> device.number("State") < 70;
            case UNKNOWN, UNMANAGED, UNAVAILABLE, DISCONNECTED, ACTIVATED, FAILED ->
                device.reason("StateReason") == NEW_ACTIVATION;
        };
    }
}
