package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.handler.host.HostFiles;
import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.ovsdb.Ovsdb;
import io.github.nmstate4j.handler.ovsdb.OvsdbException;
import io.github.nmstate4j.handler.rtnetlink.Rtnetlink;
import io.github.nmstate4j.handler.rtnetlink.RtnetlinkException;
import io.github.nmstate4j.observation.KernelFacts;
import io.github.nmstate4j.observation.Observation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/// Asks every source and lays the answers over each other; tells when it is worth asking again. Gateways and the
/// scheduler belong to the caller, who closes them.
public final class Observer {

    private final Rtnetlink rtnetlink;
    private final Ovsdb ovsdb;
    private final NetworkManager networkManager;
    private final HostFiles files;
    private final Optional<KernelFiles> kernel;
    private final ScheduledExecutorService scheduler;

    /// A node whose kernel is made up, so that it has no files.
    public Observer(
            Rtnetlink rtnetlink,
            Ovsdb ovsdb,
            NetworkManager networkManager,
            HostFiles files,
            ScheduledExecutorService scheduler) {
        this(rtnetlink, ovsdb, networkManager, files, Optional.empty(), scheduler);
    }

    public Observer(
            Rtnetlink rtnetlink,
            Ovsdb ovsdb,
            NetworkManager networkManager,
            HostFiles files,
            KernelFiles kernel,
            ScheduledExecutorService scheduler) {
        this(rtnetlink, ovsdb, networkManager, files, Optional.of(kernel), scheduler);
    }

    private Observer(
            Rtnetlink rtnetlink,
            Ovsdb ovsdb,
            NetworkManager networkManager,
            HostFiles files,
            Optional<KernelFiles> kernel,
            ScheduledExecutorService scheduler) {
        this.rtnetlink = rtnetlink;
        this.ovsdb = ovsdb;
        this.networkManager = networkManager;
        this.files = files;
        this.kernel = kernel;
        this.scheduler = scheduler;
    }

    /// The node as it is now. NetworkManager is asked first: what it reports as done, the kernel then has.
    public Observation observe() throws ObservationException {
        try {
            var managed = networkManager.snapshot();
            var switched = ovsdb.snapshot();
            return Observations.of(rtnetlink.snapshot(), switched, managed, files.read())
                    .with(kernel.map(KernelFiles::read).orElse(KernelFacts.unknown()));
        } catch (NetworkManagerException e) {
            throw new ObservationException("NetworkManager cannot be asked", e);
        } catch (OvsdbException e) {
            throw new ObservationException("Open vSwitch cannot be asked", e);
        } catch (RtnetlinkException e) {
            throw new ObservationException("The kernel cannot be asked", e);
        }
    }

    /// Calls the listener in the scheduler's thread when the kernel or NetworkManager changed: once for all changes
    /// within a short while.
    public Subscription onChange(Runnable listener) {
        return onChange(listener, Changes.QUIET);
    }

    Subscription onChange(Runnable listener, Duration quiet) {
        return Changes.begin(rtnetlink, networkManager, scheduler, quiet, listener);
    }

    /// Ends with [#close()]; no call begins after that.
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
