package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.SwitchChange;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.OtherInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.verify.Drift;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts the steps of a change in order: remove, take down what cannot be changed in place, store, activate, take down.
final class PlanBuilder {

    private final MergedState state;
    private final boolean inMemory;
    private final StoredProfiles stored;
    private final ProfileWriter writer;

    private final Works works = new Works();
    private final Map<UUID, Step> removals = new LinkedHashMap<>();
    private final List<Step> devices = new ArrayList<>();
    private final List<Step> downs = new ArrayList<>();
    private final Drift drift;
    /// Interfaces whose profile holds a rule that the kernel has lost.
    private Set<String> withoutTheirRules = Set.of();
    /// In which profiles are activated, once all that take part are known.
    private List<Work> order = List.of();

    PlanBuilder(MergedState state, ProfileIds ids, PlanOptions options) {
        this.state = state;
        this.inMemory = options.memoryOnly();
        this.stored = new StoredProfiles(state.observation());
        this.writer = new ProfileWriter(state, ids);
        this.drift = new Drift(state);
    }

    List<Step> steps() {
        state.changed().forEach(this::take);
        var rules = new RulePlacement(state, works, stored, this::takenIn);
        rules.place();
        withoutTheirRules = rules.lost();
        var dns = new DnsPlacement(state, works, stored, this::untouched);
        dns.place();
        orphanedOvsPorts();
        var restarts = restarts();
        var steps = new ArrayList<Step>(removals.values());
        steps.addAll(devices);
        order.reversed().stream()
                .filter(work -> restarts.get(work) == Restart.DEACTIVATE_FIRST && work.isActive())
                .forEach(work -> steps.add(new Step.Deactivate(
                        work.uuid(), work.built().id(), "it cannot change in place")));
        order.stream()
                .filter(work -> work.mustBeStored(inMemory))
                .forEach(work -> steps.add(new Step.SaveProfile(work.built(), work.stored().isEmpty(), inMemory)));
        steps.addAll(duplicates());
        steps.addAll(dns.steps());
        var host = new HostSteps(state, inMemory);
        steps.addAll(host.scripts());
        for (var work : order) {
            var restart = restarts.get(work);
            if (restart == Restart.REAPPLY) {
                steps.add(new Step.Reapply(work.name(), work.type(), work.built()));
            } else if (restart != null) {
                steps.add(new Step.Activate(
                        work.uuid(),
                        work.built().id(),
                        Optional.of(work.name()).filter(name -> !work.type().equals(NmTypes.VPN))));
            }
        }
        steps.addAll(host.names(restarts.entrySet().stream()
                .filter(entry -> entry.getValue() == Restart.DEACTIVATE_FIRST)
                .map(entry -> entry.getKey().name())
                .collect(Collectors.toSet())));
        var change = SwitchChange.of(state.desired(), state.current());
        if (!change.isEmpty()) {
            steps.add(new Step.ChangeSwitch(change));
        }
        steps.addAll(downs);
        return steps;
    }

    private void take(MergedInterface iface) {
        switch (iface.state()) {
            case UP -> up(iface, true);
            case DOWN -> down(iface);
            case ABSENT -> absent(iface);
            case IGNORE, UNKNOWN -> {}
        }
    }

    private void up(MergedInterface iface, boolean up) {
        if (iface.merged() instanceof OtherInterface) {
            return;
        }
        var profile = stored.of(iface);
        var type = profile.map(p -> p.profile().type()).orElse(NmTypes.of(iface.merged()));
        var built = writer.write(iface, profile);
        works.add(new Work(
                Optional.of(iface), iface.name(), type, profile, built, stored.device(iface.name(), type), up));
        if (iface.merged() instanceof OvsBridgeInterface bridge && up) {
            bridge.bridge().flatMap(OvsBridgeInterface.Bridge::port).orElse(List.of()).forEach(port -> ovsPort(bridge.name(), port));
        } else {
            ovsPortFor(iface);
        }
    }

    /// Takes an interface into the change that the document does not mention: its stored profile as it is.
    private Optional<Work> untouched(MergedInterface iface) {
        var known = works.of(iface);
        if (known.isPresent()) {
            return known;
        }
        return stored.of(iface).map(profile -> {
            var work = new Work(
                    Optional.of(iface), iface.name(), profile.profile().type(), Optional.of(profile), profile.profile(),
                    stored.device(iface.name(), profile.profile().type()), true);
            works.add(work);
            return work;
        });
    }

    /// [#untouched], or a new profile of what the interface has when NetworkManager did not configure it.
    private Optional<Work> takenIn(MergedInterface iface) {
        return untouched(iface).or(() -> {
            up(iface, true);
            return untouched(iface);
        });
    }

    private void ovsPort(String bridge, OvsBridgeInterface.Port port) {
        if (works.hasOvsPort(port.name())) {
            return;
        }
        var profile = stored.of(port.name(), NmTypes.OVS_PORT);
        var built = writer.ovsPort(bridge, port, profile);
        works.add(new Work(
                Optional.empty(), port.name(), NmTypes.OVS_PORT, profile, built, stored.device(port.name(), NmTypes.OVS_PORT), true));
    }

    /// The port only says which bridge it belongs to; the bridge itself is not in the document.
    private void ovsPortFor(MergedInterface iface) {
        if (writer.controllerOf(iface).orElse(null) instanceof OvsBridgeInterface bridge) {
            var name = ProfileWriter.portNameIn(bridge, iface.name());
            var port = bridge.bridge().flatMap(OvsBridgeInterface.Bridge::port).orElse(List.of()).stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> OvsBridgeInterface.Port.of(name));
            ovsPort(bridge.name(), port);
        }
    }

    private void down(MergedInterface iface) {
        var profile = stored.of(iface);
        var bare = iface.wanted().filter(BareInterfaces::isBare).isPresent();
        var ignored = iface.current().filter(c -> c.state() == InterfaceState.IGNORE).isPresent();
        if (profile.isPresent()) {
            if (!bare) {
                up(iface, false);
            }
            if (profile.get().active()) {
                downs.add(new Step.Deactivate(profile.get().profile().uuid(), profile.get().profile().id(), "it shall be down"));
            }
            return;
        }
        var external = stored.external(iface.name());
        if (ignored && !iface.type().virtual()) {
            up(iface, true);
            works.of(iface).ifPresent(w -> downs.add(new Step.Deactivate(w.uuid(), w.built().id(), "it shall be down")));
            return;
        }
        if (!bare) {
            up(iface, false);
        }
        external.ifPresent(e -> downs.add(new Step.Deactivate(e.profile().uuid(), e.profile().id(), "it shall be down")));
        deleteDevice(iface);
    }

    private void absent(MergedInterface iface) {
        var type = NmTypes.of(iface.merged());
        var name = iface.name();
        var all = iface.merged() instanceof OtherInterface
                ? stored.all(name)
                : Stream.concat(stored.all(name, type).stream(), stored.byAddress(name, type).stream())
                        .distinct()
                        .toList();
        for (var profile : all) {
            remove(profile, name + " shall be absent");
            stored.ovsPortOf(profile).filter(port -> isLastMember(port, profile)).ifPresent(port -> remove(port, "nothing hangs on it any more"));
        }
        if (iface.merged() instanceof OvsBridgeInterface) {
            stored.ovsPortsOf(name).forEach(port -> remove(port, name + " shall be absent"));
        }
        // The loopback is there as it always is; NetworkManager calls that external.
        if (all.isEmpty() && !iface.type().virtual() && !iface.type().equals(InterfaceType.LOOPBACK)) {
            stored.external(name).ifPresent(e -> downs.add(new Step.Deactivate(e.profile().uuid(), e.profile().id(), name + " shall be absent")));
        }
        if (!(iface.type().name().equals("ovs-interface") && !all.isEmpty())) {
            deleteDevice(iface);
        }
    }

    private boolean isLastMember(SavedProfile port, SavedProfile leaving) {
        return stored.membersOf(port).allMatch(p -> p.equals(leaving) || removals.containsKey(p.profile().uuid()));
    }

    private void remove(SavedProfile profile, String reason) {
        if (!inMemory) {
            var p = profile.profile();
            removals.putIfAbsent(p.uuid(), new Step.DeleteProfile(p.uuid(), p.id(), reason));
        }
    }

    private void deleteDevice(MergedInterface iface) {
        var type = NmTypes.of(iface.merged());
        if (!iface.type().virtual() || iface.type().userSpace()) {
            return;
        }
        var device = stored.device(iface.name(), type).filter(Device::real);
        if (device.isPresent()) {
            devices.add(new Step.DeleteDevice(iface.name(), device.get().type()));
        }
    }

    /// ovs-port profiles whose interface left, and ports that are no longer in their bridge's list.
    private void orphanedOvsPorts() {
        for (var work : works.all()) {
            work.stored().flatMap(stored::ovsPortOf)
                    .filter(port -> work.portType().filter(NmTypes.OVS_PORT::equals).isEmpty()
                            || !work.controller().equals(port.profile().interfaceName()))
                    .filter(port -> !works.has(port.profile().uuid()))
                    .filter(port -> isLastMember(port, work.stored().orElseThrow()))
                    .ifPresent(port -> remove(port, "nothing hangs on it any more"));
            if (work.type().equals(NmTypes.OVS_BRIDGE)) {
                stored.ovsPortsOf(work.name()).stream()
                        .filter(port -> !works.has(port.profile().uuid()))
                        .forEach(port -> remove(port, work.name() + " no longer has this port"));
            }
        }
    }

    /// Two profiles for one interface compete at the next boot.
    private List<Step> duplicates() {
        var steps = new ArrayList<Step>();
        if (inMemory) {
            return steps;
        }
        for (var work : works.all()) {
            if (work.iface().filter(MergedInterface::changed).isEmpty() && !work.type().equals(NmTypes.OVS_PORT)) {
                continue;
            }
            for (var other : stored.all(work.name(), work.type())) {
                var uuid = other.profile().uuid();
                if (!other.isVolatile() && !works.has(uuid) && !removals.containsKey(uuid)) {
                    steps.add(new Step.DeleteProfile(uuid, other.profile().id(), work.name() + " has another profile, " + work.built().id()));
                }
            }
        }
        return steps;
    }

    /// How each profile gets onto its device. What loses its controller or its base for a moment is brought back, also
    /// when the document does not name it; so it goes round until nobody is added.
    private Map<Work, Restart> restarts() {
        while (true) {
            var restarts = new LinkedHashMap<Work, Restart>();
            int before = works.size();
            order = new Order(works).activation();
            for (var work : order) {
                if (work.up() && !controllerIsGone(work)) {
                    restart(work, restarts).ifPresent(restart -> restarts.put(work, restart));
                }
            }
            restarts.forEach((work, restart) -> {
                if (restart != Restart.REAPPLY && work.isActive()) {
                    pullAlong(work, restart);
                }
            });
            if (works.size() == before) {
                return restarts;
            }
        }
    }

    private Optional<Restart> restart(Work work, Map<Work, Restart> restarts) {
        if (!work.isActive()) {
            return Optional.of(Restart.ACTIVATE);
        }
        boolean aboveRestarts = works.controllersOf(work).map(restarts::get).anyMatch(r -> r != null && r != Restart.REAPPLY)
                || works.basesOf(work).map(restarts::get).anyMatch(Restart.DEACTIVATE_FIRST::equals);
        var change = work.restart();
        if (change.isPresent()) {
            return aboveRestarts && change.get() == Restart.REAPPLY ? Optional.of(Restart.ACTIVATE) : change;
        }
        return aboveRestarts || (!work.type().equals(NmTypes.OVS_PORT) && hasDrifted(work.name()))
                ? Optional.of(Restart.ACTIVATE)
                : Optional.empty();
    }

    private boolean hasDrifted(String name) {
        return withoutTheirRules.contains(name) || drift.of(name);
    }

    private void pullAlong(Work work, Restart restart) {
        var ports = work.isController() ? state.interfaces().portsOf(work.name()) : Stream.<MergedInterface>empty();
        var riders = restart == Restart.DEACTIVATE_FIRST
                ? state.interfaces().ridingOn(work.name())
                : Stream.<MergedInterface>empty();
        Stream.concat(ports, riders).filter(iface -> !iface.changed() && iface.isUp()).forEach(this::untouched);
    }

    /// The controller is taken away or down in this very change, so its port cannot come up.
    private boolean controllerIsGone(Work work) {
        return work.iface()
                .flatMap(MergedInterface::controller)
                .flatMap(state::controller)
                .filter(MergedInterface::changed)
                .filter(c -> c.state() == InterfaceState.ABSENT || c.state() == InterfaceState.DOWN)
                .isPresent();
    }
}
