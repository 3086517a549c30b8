package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.RouteMatch;
import io.github.nmstate4j.merge.RuleMatch;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which profile holds a routing rule. A rule belongs to no interface, but NetworkManager keeps it with one: preferably the
/// one whose routes are in the table it leads to.
final class RulePlacement {

    private static final List<String> FAMILIES = List.of("ipv4", "ipv6");

    /// Priorities are chosen from here on, after all that are taken.
    private static final long LAST_FIXED_PRIORITY = 29_999;

    /// The kernel ends with rules of its own, which everything else comes before.
    private static final long KERNEL_MAIN_PRIORITY = 32_766;

    private final MergedState state;
    private final Works works;
    private final StoredProfiles stored;
    private final Function<MergedInterface, Optional<Work>> takeIn;
    private final List<RouteRule> config;
    private final Set<String> lost = new HashSet<>();

    RulePlacement(
            MergedState state, Works works, StoredProfiles stored, Function<MergedInterface, Optional<Work>> takeIn) {
        this.state = state;
        this.works = works;
        this.stored = stored;
        this.takeIn = takeIn;
        this.config = state.desired().routeRules().flatMap(RouteRules::config).orElse(List.of());
    }

    /// Interfaces whose profile holds a rule that the kernel has lost.
    Set<String> lost() {
        return lost;
    }

    void place() {
        var absent = config.stream().filter(RouteRule::absent).toList();
        var wanted = config.stream().filter(rule -> !rule.absent()).toList();
        if (!absent.isEmpty()) {
            state.interfaces().forEach(iface -> remove(absent, wanted, iface));
        }
        wanted.forEach(this::add);
    }

    private void remove(List<RouteRule> absent, List<RouteRule> wanted, MergedInterface iface) {
        for (var family : FAMILIES) {
            var entries = profile(iface).map(profile -> ProfileRules.of(profile, family)).orElse(List.of());
            var kept = entries.stream()
                    .filter(entry -> absent.stream().noneMatch(rule -> RuleMatch.means(rule, entry.rule()))
                            || wanted.stream().anyMatch(rule -> RuleMatch.means(rule, entry.rule())))
                    .map(ProfileRules.Entry::data)
                    .toList();
            if (kept.size() < entries.size()) {
                takeIn.apply(iface).ifPresent(work -> write(work, family, kept));
            }
        }
    }

    private void add(RouteRule rule) {
        var holder = state.interfaces().stream()
                .filter(MergedInterface::isUp)
                .filter(iface -> profile(iface).stream()
                        .flatMap(profile -> ProfileRules.of(profile, ProfileRules.family(rule)).stream())
                        .anyMatch(entry -> RuleMatch.means(rule, entry.rule())))
                .findFirst();
        if (holder.isEmpty()) {
            home(rule).flatMap(takeIn).ifPresent(work -> {
                var family = ProfileRules.family(rule);
                var entries = new ArrayList<Map<String, SettingValue>>();
                ProfileRules.of(work.built(), family).forEach(entry -> entries.add(entry.data()));
                entries.add(ProfileRules.data(rule, RuleMatch.priority(rule).orElseGet(this::nextPriority)));
                write(work, family, entries);
            });
        } else if (inTheKernel().noneMatch(there -> RuleMatch.means(rule, there))) {
            takeIn.apply(holder.get()).ifPresent(work -> lost.add(holder.get().name()));
        }
    }

    private void write(Work work, String family, List<Map<String, SettingValue>> entries) {
        works.replace(work, work.with(work.built().with(family, ProfileRules.KEY, new SettingValue.DictList(entries))));
    }

    /// The profile as it will be, or as it is when the interface takes no part so far.
    private Optional<Profile> profile(MergedInterface iface) {
        return works.of(iface)
                .map(Work::built)
                .or(() -> iface.changed() ? Optional.empty() : stored.of(iface).map(SavedProfile::profile));
    }

    private Stream<RouteRule> inTheKernel() {
        return state.observation().state().routeRules().flatMap(RouteRules::config).orElse(List.of()).stream();
    }

    private long nextPriority() {
        var placed = works.all().stream()
                .flatMap(work -> FAMILIES.stream().flatMap(family -> ProfileRules.of(work.built(), family).stream()))
                .map(ProfileRules.Entry::rule);
        return Stream.of(inTheKernel(), placed, config.stream().filter(rule -> !rule.absent()))
                        .flatMap(Function.identity())
                        .flatMap(rule -> RuleMatch.priority(rule).stream())
                        .filter(priority -> priority < KERNEL_MAIN_PRIORITY)
                        .max(Comparator.naturalOrder())
                        .filter(priority -> priority > LAST_FIXED_PRIORITY)
                        .orElse(LAST_FIXED_PRIORITY)
                + 1;
    }

    private Optional<MergedInterface> home(RouteRule rule) {
        var v6 = ProfileRules.family(rule).equals("ipv6");
        var devices = devicesOfRoutesFor(rule, v6);
        Predicate<MergedInterface> routes = iface -> devices.contains(iface.name()) || hasAutomaticRoutesFor(rule, iface, v6);
        Predicate<MergedInterface> enabled = iface -> ip(iface, v6).isEnabled() && !iface.name().equals("lo");
        var able = state.interfaces().stream().filter(this::canHoldRules).toList();
        return able.stream().filter(iface -> rule.iif().filter(iface.name()::equals).isPresent()).findFirst()
                .or(() -> able.stream().filter(MergedInterface::changed).filter(routes).findFirst())
                .or(() -> able.stream().filter(routes).findFirst())
                .or(() -> able.stream().filter(enabled).findFirst())
                .or(() -> state.kernel("lo"));
    }

    private boolean canHoldRules(MergedInterface iface) {
        var controller = iface.controller().flatMap(state::controller).map(MergedInterface::merged);
        return iface.isUp()
                && !iface.type().userSpace()
                && !(iface.merged() instanceof OtherInterface)
                && (controller.isEmpty()
                        || iface.merged() instanceof OvsInterface
                        || controller.filter(Merge::keepsAddressesOfPorts).isPresent());
    }

    private static boolean hasAutomaticRoutesFor(RouteRule rule, MergedInterface iface, boolean v6) {
        var ip = ip(iface, v6);
        return ip.isAutomatic()
                && RuleMatch.table(rule).filter(table -> ip.autoRouteTableId().filter(table::equals).isPresent()).isPresent();
    }

    private Set<String> devicesOfRoutesFor(RouteRule rule, boolean v6) {
        var table = RuleMatch.table(rule);
        return Stream.of(state.desired(), state.observation().state())
                .flatMap(s -> s.routes().flatMap(Routes::config).orElse(List.of()).stream())
                .filter(route -> !route.absent()
                        && RouteMatch.isV6(route) == v6
                        && table.filter(t -> t == RouteMatch.table(route)).isPresent())
                .map(RouteMatch::device)
                .collect(Collectors.toSet());
    }

    private static IpSettings ip(MergedInterface iface, boolean v6) {
        NetworkInterface merged = iface.merged();
        return (v6 ? merged.base().ipv6() : merged.base().ipv4()).orElse(IpSettings.disabled());
    }
}
