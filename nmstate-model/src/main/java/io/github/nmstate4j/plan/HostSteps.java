package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.observation.InterfaceFiles;
import io.github.nmstate4j.plan.Step.SetScript.Occasion;
import io.github.nmstate4j.state.iface.AltName;
import io.github.nmstate4j.state.iface.Dispatch;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What interfaces have besides their profiles: commands for when they come and go, and further names.
final class HostSteps {

    private final MergedState state;
    private final boolean inMemory;

    HostSteps(MergedState state, boolean inMemory) {
        this.state = state;
        this.inMemory = inMemory;
    }

    /// Stored before the interface comes up, so that they run then already.
    List<Step> scripts() {
        var steps = new ArrayList<Step>();
        state.named().filter(iface -> !iface.type().userSpace()).forEach(iface -> {
            var wanted = iface.wanted().orElseThrow();
            var dispatch = wanted.state() == InterfaceState.ABSENT
                    ? Dispatch.none().filled()
                    : wanted.base().dispatch().orElse(Dispatch.none());
            var there = kept(iface).commands();
            script(iface.name(), Occasion.UP, dispatch, there, Dispatch::postActivation, steps);
            script(iface.name(), Occasion.DOWN, dispatch, there, Dispatch::postDeactivation, steps);
        });
        return steps;
    }

    /// Of a node that is known from a report, only what the interface itself shows.
    private InterfaceFiles kept(MergedInterface iface) {
        return Optional.ofNullable(state.observation().files().get(iface.name()))
                .orElseGet(() -> new InterfaceFiles(
                        iface.current().flatMap(current -> current.base().dispatch()).orElse(Dispatch.none()),
                        !namesOf(iface.current()).isEmpty()));
    }

    private static void script(
            String name,
            Occasion occasion,
            Dispatch wanted,
            Dispatch there,
            Function<Dispatch, Optional<String>> commands,
            List<Step> steps) {
        commands.apply(wanted)
                .map(String::stripTrailing)
                .filter(text -> !text.equals(commands.apply(there).orElse("").stripTrailing()))
                .ifPresent(text -> steps.add(new Step.SetScript(name, occasion, text)));
    }

    /// @param remade the interfaces whose devices are made anew, and come without the names they had
    List<Step> names(Set<String> remade) {
        var steps = new ArrayList<Step>();
        state.named().filter(iface -> !iface.type().userSpace()).forEach(iface -> {
            var wanted = iface.wanted().orElseThrow();
            switch (wanted.state()) {
                case UP -> names(iface, wanted, remade.contains(iface.name())).ifPresent(steps::add);
                case ABSENT -> Optional.of(iface)
                        .filter(gone -> kept(gone).names() && (gone.type().virtual() || gone.current().isEmpty()))
                        .ifPresent(gone -> steps.add(new Step.SetAlternativeNames(
                                gone.name(), List.of(), List.of(), Optional.of(List.of()))));
                case DOWN, IGNORE, UNKNOWN -> {}
            }
        });
        return steps;
    }

    private Optional<Step> names(MergedInterface iface, NetworkInterface wanted, boolean isRemade) {
        if (wanted.base().altNames().isEmpty()) {
            return Optional.empty();
        }
        var there = namesOf(iface.current());
        var after = new LinkedHashSet<>(there);
        wanted.base().altNames().orElse(List.of()).forEach(name -> {
            if (name.absent()) {
                after.remove(name.name());
            } else {
                after.add(name.name());
            }
        });
        var added = after.stream().filter(name -> isRemade || !there.contains(name)).toList();
        var removed = isRemade ? List.<String>of() : there.stream().filter(name -> !after.contains(name)).toList();
        return added.isEmpty() && removed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.SetAlternativeNames(
                        iface.name(), added, removed, inMemory ? Optional.empty() : Optional.of(List.copyOf(after))));
    }

    private static Set<String> namesOf(Optional<NetworkInterface> iface) {
        var names = new LinkedHashSet<String>();
        iface.flatMap(found -> found.base().altNames()).orElse(List.of()).stream().map(AltName::name).forEach(names::add);
        return names;
    }
}
