package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.plan.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns steps into calls, one after the other.
final class PlanExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(PlanExecutor.class);

    private final NetworkManager networkManager;
    private final Host host;
    private final Deque<Host.Undo> undos = new ArrayDeque<>();
    private final ApplyOptions options;

    PlanExecutor(NetworkManager networkManager, Host host, ApplyOptions options) {
        this.networkManager = networkManager;
        this.host = host;
        this.options = options;
    }

    /// Activations in a row may depend on each other in ways only NetworkManager knows (a port needs its controller's
    /// device), so those that fail are tried again when the others are done.
    void execute(List<Step> steps, Lease lease) throws NetworkManagerException, IOException, InterruptedException {
        int next = 0;
        while (next < steps.size()) {
            int end = next;
            while (end < steps.size() && activates(steps.get(end))) {
                end++;
            }
            if (end > next) {
                activateAll(steps.subList(next, end), lease);
                next = end;
            } else {
                once(steps.get(next), lease);
                next++;
            }
        }
    }

    /// Takes back what a checkpoint does not cover, the last first, and goes on where something cannot be taken back.
    void undo() {
        while (!undos.isEmpty()) {
            try {
                undos.pop().undo();
            } catch (IOException e) {
                LOG.warn("Part of the change outside of NetworkManager was not taken back: {}", e.getMessage());
            }
        }
    }

    private static boolean activates(Step step) {
        return step instanceof Step.Activate || step instanceof Step.Reapply;
    }

    private void activateAll(List<Step> steps, Lease lease)
            throws NetworkManagerException, IOException, InterruptedException {
        var left = steps;
        for (var pause : options.activationPauses()) {
            left = failedOf(left, lease);
            if (left.isEmpty()) {
                return;
            }
            pause(pause, lease);
        }
        for (var step : left) {
            once(step, lease);
        }
    }

    private List<Step> failedOf(List<Step> steps, Lease lease)
            throws NetworkManagerException, IOException, InterruptedException {
        var failed = new ArrayList<Step>();
        for (var step : steps) {
            try {
                once(step, lease);
            } catch (NetworkManagerException e) {
                if (!e.retryable() || e.kind() == NetworkManagerException.Kind.UNAVAILABLE) {
                    throw e;
                }
                LOG.info("To be tried again: {}: {}", step.summary(), e.getMessage());
                failed.add(step);
            }
        }
        return failed;
    }

    private static void pause(Duration pause, Lease lease) throws NetworkManagerException, InterruptedException {
        lease.keep();
        Thread.sleep(pause);
    }

    private void once(Step step, Lease lease) throws NetworkManagerException, IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped before: " + step.summary());
        }
        lease.keep();
        LOG.info("{}", step.summary());
        switch (step) {
            case Step.SaveProfile(var profile, _, var inMemory) -> networkManager.save(profile, inMemory);
            case Step.DeleteProfile(var profile, _, _) -> networkManager.delete(profile);
            case Step.DeleteDevice(var name, var type) -> deleteDevice(name, type);
            case Step.Activate(var profile, _, _) -> activate(profile);
            case Step.Reapply reapply -> reapply(reapply);
            case Step.Deactivate(var profile, _, _) -> networkManager.deactivate(profile, options.activationLimit());
            case Step.SetGlobalDns(var dns) -> networkManager.setGlobalDns(dns);
            case Step.SetHostname(var name) -> {
                if (name.isEmpty()) {
                    undos.push(host.removeHostname());
                } else {
                    networkManager.saveHostname(name);
                }
            }
            case Step.SetRunningHostname(var name) -> undos.push(host.setRunningHostname(name));
            case Step.ChangeSwitch(var change) -> undos.push(host.changeSwitch(change));
            case Step.SetAlternativeNames names -> undos.push(host.setAlternativeNames(names));
            case Step.SetScript script -> undos.push(host.setScript(script));
        }
    }

    private void activate(UUID profile) throws NetworkManagerException {
        networkManager.activate(profile, options.activationLimit());
    }

    /// NetworkManager says beforehand neither which devices nor which changes it can reapply.
    private void reapply(Step.Reapply step) throws NetworkManagerException {
        try {
            networkManager.reapply(step.interfaceName(), step.type(), step.profile());
        } catch (NetworkManagerException e) {
            if (e.kind() == NetworkManagerException.Kind.UNAVAILABLE) {
                throw e;
            }
            LOG.info("Activating instead: {}: {}", step.summary(), e.getMessage());
            activate(step.profile().uuid());
        }
    }

    /// The profile is gone already and the device usually follows by itself; verification has the last word.
    private void deleteDevice(String name, String type) throws NetworkManagerException {
        try {
            networkManager.deleteDevice(name, type);
        } catch (NetworkManagerException e) {
            if (e.kind() == NetworkManagerException.Kind.UNAVAILABLE) {
                throw e;
            }
            LOG.warn("Device {} ({}) was not deleted: {}", name, type, e.getMessage());
        }
    }
}
