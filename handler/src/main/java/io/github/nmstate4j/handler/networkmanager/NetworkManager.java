package io.github.nmstate4j.handler.networkmanager;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// The gateway to NetworkManager. Methods return when NetworkManager has done what they say.
/// Safe to call from several threads.
public interface NetworkManager extends AutoCloseable {

    /// Everything the observation needs, in one sweep.
    NetworkManagerSnapshot snapshot() throws NetworkManagerException;

    /// Adds the profile or replaces the one of the same UUID, without activating it.
    void save(Profile profile, boolean inMemory) throws NetworkManagerException;

    /// Deletes the profile. One that is already gone is fine.
    void delete(UUID profile) throws NetworkManagerException;

    /// Activates the profile and returns when it is activated, or when its device waits for nothing but addresses
    /// from outside (DHCP, router advertisements). Failing or exceeding the timeout is an exception that says why.
    void activate(UUID profile, Duration timeout) throws NetworkManagerException;

    /// Changes the device's applied configuration to the profile's.
    void reapply(String interfaceName, String type, Profile profile) throws NetworkManagerException;

    /// Returns when the profile is no longer active. Not being active is fine.
    void deactivate(UUID profile, Duration timeout) throws NetworkManagerException;

    /// Deletes the device. One that is already gone is fine.
    void deleteDevice(String interfaceName, String type) throws NetworkManagerException;

    /// Sets the global DNS configuration; an empty one removes it.
    void setGlobalDns(DnsConfig dns) throws NetworkManagerException;

    /// Saves the static host name.
    void saveHostname(String hostname) throws NetworkManagerException;

    /// Opens a checkpoint over all devices. Profiles and devices that come later are removed by a rollback.
    Checkpoint openCheckpoint(Duration rollbackAfter) throws NetworkManagerException;

    /// The checkpoints that exist, oldest first: a crashed handler leaves one behind.
    List<Checkpoint> checkpoints() throws NetworkManagerException;

    /// Calls the listener after changes, from one thread of the gateway's own; also after NetworkManager came back
    /// from a restart. Closing the subscription ends it.
    Subscription onChange(Runnable listener);

    @Override
    void close();

    /// Closing without [#commit()] rolls back: no exception can leave a node half configured.
    interface Checkpoint extends AutoCloseable {

        /// A name that survives the process: the D-Bus path.
        String name();

        /// Starts the countdown anew: rollback after this long from now.
        void extend(Duration rollbackAfter) throws NetworkManagerException;

        /// Keeps what was done.
        void commit() throws NetworkManagerException;

        /// Leaves the checkpoint to its countdown or to a later [#commit()]: closing does nothing.
        void leaveOpen();

        /// Rolls back unless committed or left open, and waits until devices have settled.
        @Override
        void close() throws NetworkManagerException;
    }

    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
