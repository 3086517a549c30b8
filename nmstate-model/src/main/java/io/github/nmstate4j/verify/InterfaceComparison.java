package io.github.nmstate4j.verify;

import io.github.nmstate4j.document.Components;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares each interface that the document names. The paths begin with the interface: `eth1.mtu`.
final class InterfaceComparison {

    /// Shown or applied only, so never compared.
    private static final Set<String> NOT_COMPARED = Set.of(
            "driver",
            "minMtu",
            "maxMtu",
            "permanentMacAddress",
            "ifaceName",
            "gcTimer",
            "helloTimer",
            "supervisionAddress",
            "mptcpFlags",
            "copyMacFrom",
            "neighbors",
            "allowExtraAddress",
            "allowExtraPatchPorts",
            "state",
            "extras");

    private static final Set<String> ROUNDED = Set.of(
            "multicast-last-member-interval",
            "multicast-membership-interval",
            "multicast-querier-interval",
            "multicast-query-response-interval",
            "multicast-startup-query-interval");

    private final List<Mismatch> mismatches = new ArrayList<>();

    private final NetworkState observed;
    private final Map<String, List<NetworkInterface>> observedByName;

    InterfaceComparison(NetworkState observed) {
        this.observed = observed;
        this.observedByName = observed.interfaces().stream().collect(Collectors.groupingBy(NetworkInterface::name));
    }

    static List<Mismatch> of(MergedState merged, NetworkState observed) {
        var comparison = new InterfaceComparison(observed);
        merged.named().forEach(comparison::compare);
        return comparison.mismatches;
    }

    boolean differs(MergedInterface iface) {
        int before = mismatches.size();
        compare(iface);
        return mismatches.size() > before;
    }

    private void compare(MergedInterface iface) {
        var name = DocumentPath.of(iface.name());
        var wanted = iface.wanted().orElseThrow();
        var found = find(wanted);
        switch (wanted.state()) {
            case ABSENT -> found.filter(InterfaceComparison::shallBeGone)
                    .ifPresent(still -> differ(name.key("state"), "absent", still.state()));
            case DOWN -> found.filter(InterfaceComparison::shallBeGone)
                    .filter(still -> still.state() == InterfaceState.UP)
                    .ifPresent(still -> differ(name.key("state"), "down", still.state()));
            case UP -> found.ifPresentOrElse(
                    there -> {
                        if (there.state() != InterfaceState.UP) {
                            differ(name.key("state"), "up", there.state());
                        }
                        var pair = ComparedPair.of(iface, wanted, withoutForeignPatches(wanted, there, observed));
                        section(name, withoutBondOptions(pair.wanted()), pair.found());
                    },
                    () -> differ(name, "an interface of type " + wanted.type(), "none"));
            case IGNORE, UNKNOWN -> {}
        }
    }

    private static boolean shallBeGone(NetworkInterface iface) {
        return iface.type().virtual();
    }

    private Optional<NetworkInterface> find(NetworkInterface wanted) {
        for (var found : observedByName.getOrDefault(wanted.name(), List.of())) {
            if (found.type().userSpace() == wanted.type().userSpace()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// What a bond makes of its options depends on its mode and the kernel.
    private static NetworkInterface withoutBondOptions(NetworkInterface wanted) {
        return wanted instanceof BondInterface bond
                ? bond.withBond(bond.bond().map(b -> b.withOptions(Optional.empty())))
                : wanted;
    }

    /// Patches of others may stay in a bridge that says so.
    private static NetworkInterface withoutForeignPatches(
            NetworkInterface wanted, NetworkInterface found, NetworkState observed) {
        if (!(wanted instanceof OvsBridgeInterface ours)
                || !(found instanceof OvsBridgeInterface theirs)
                || !ours.bridge().flatMap(OvsBridgeInterface.Bridge::allowExtraPatchPorts).orElse(false)) {
            return found;
        }
        var listed = ours.ports().orElse(List.of());
        return theirs.withBridge(theirs.bridge().map(bridge -> bridge.withPort(bridge.port().map(ports -> ports.stream()
                .filter(port -> listed.contains(port.name()) || !isPatch(port.name(), observed))
                .toList()))));
    }

    private static boolean isPatch(String name, NetworkState observed) {
        return observed.interfaces().stream()
                .anyMatch(iface -> iface.name().equals(name) && iface instanceof OvsInterface ovs && ovs.patch().isPresent());
    }

    private void section(DocumentPath path, Object wanted, Object found) {
        if (!(wanted instanceof Record section) || !(found instanceof Record there) || !section.getClass().equals(there.getClass())) {
            // Whoever hides a secret means the one that is there.
            if (!wanted.equals(found) && !wanted.equals(Secret.hidden())) {
                differ(path, wanted, found);
            }
            return;
        }
        var declared = Components.declared(section);
        var values = Components.values(section);
        var others = Components.values(there);
        for (int i = 0; i < values.length; i++) {
            var component = declared.get(i);
            var given = given(values[i]);
            if (given.isEmpty() || given.get() instanceof Extras || NOT_COMPARED.contains(component.name())) {
                continue;
            }
            if (values[i].equals(others[i])) {
                continue;
            }
            var at = component.key().isEmpty() ? path : path.key(component.key());
            given(others[i]).ifPresentOrElse(other -> value(at, given.get(), other), () -> differ(at, given.get(), "none"));
        }
    }

    private static Optional<?> given(Object component) {
        return component instanceof Optional<?> optional ? optional : Optional.of(component);
    }

    private void value(DocumentPath path, Object wanted, Object found) {
        if (wanted instanceof List<?> items && found instanceof List<?> others) {
            if (items.size() != others.size()) {
                differ(path, items, others);
                return;
            }
            for (int i = 0; i < items.size(); i++) {
                section(path.index(i), items.get(i), others.get(i));
            }
        } else if (wanted instanceof Map<?, ?> entries && found instanceof Map<?, ?> others) {
            entries.forEach((key, value) -> {
                var other = Optional.<Object>ofNullable(others.get(key));
                var shallBeGone = value.equals(Optional.empty());
                if (shallBeGone ? other.isPresent() : other.filter(value::equals).isEmpty()) {
                    differ(path.key(key.toString()), value, other.orElse("none"));
                }
            });
        } else if (!isRounded(path, wanted, found)) {
            section(path, wanted, found);
        }
    }

    /// The kernel counts in ticks of its own and may show a hundredth less than it was told.
    private static boolean isRounded(DocumentPath path, Object wanted, Object found) {
        return wanted instanceof Long ours
                && found instanceof Long theirs
                && ours - theirs == 1
                && path.steps().getLast() instanceof DocumentPath.Step.Key key
                && ROUNDED.contains(key.name());
    }

    private void differ(DocumentPath path, Object wanted, Object found) {
        mismatches.add(new Mismatch(path, text(wanted), text(found)));
    }

    private static String text(Object value) {
        return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT).replace('_', '-') : value.toString();
    }
}
