package io.github.nmstate4j.plan;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.ip.IpText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where static name resolution is kept: in profiles of interfaces, or in NetworkManager's global configuration, which
/// silences what DHCP says.
final class DnsPlacement {

    private static final List<String> FAMILIES = List.of("ipv6", "ipv4");
    private static final int PREFERRED = 40;
    private static final int OTHER = 50;

    private final MergedState state;
    private final Works works;
    private final StoredProfiles stored;
    private final Function<MergedInterface, Optional<Work>> untouched;
    private final List<Step> steps = new ArrayList<>();

    DnsPlacement(
            MergedState state,
            Works works,
            StoredProfiles stored,
            Function<MergedInterface, Optional<Work>> untouched) {
        this.state = state;
        this.works = works;
        this.stored = stored;
        this.untouched = untouched;
    }

    List<Step> steps() {
        return steps;
    }

    void place() {
        var before = state.observation().state().dnsResolver().flatMap(DnsResolver::config);
        var wanted = state.dns();
        var asked = state.desired().dnsResolver().flatMap(DnsResolver::config).isPresent()
                && !same(wanted, before.orElse(nothing()));
        if (!asked && !holderIsLost()) {
            return;
        }
        var servers = wanted.server().orElse(List.of());
        var more = !wanted.search().orElse(List.of()).isEmpty()
                || !wanted.options().orElse(List.of()).isEmpty();
        if (servers.isEmpty() && !more) {
            holders().forEach(this::clear);
            globally(nothing());
        } else if (servers.isEmpty()) {
            var holder = searchHolder();
            if (holder.isPresent()) {
                globally(nothing());
                holders().forEach(this::clear);
                write(holder.get().iface(), holder.get().family(), List.of(), wanted, true);
            } else {
                globally(wanted);
            }
        } else if (!(wantsInterfaces(servers) && onInterfaces(wanted, servers))) {
            globally(wanted);
        }
    }

    private record Holder(MergedInterface iface, String family) {}

    private void globally(DnsConfig wanted) {
        var current = state.observation().globalDns().orElse(nothing());
        if (!same(wanted, current)) {
            steps.add(new Step.SetGlobalDns(wanted));
        }
    }

    /// Global DNS would silence the servers of DHCP, and an address given here deserves its servers beside it.
    private boolean wantsInterfaces(List<String> servers) {
        return servers.stream().anyMatch(server -> server.indexOf('%') >= 0)
                || changedUp().stream().anyMatch(iface -> FAMILIES.stream()
                        .anyMatch(family -> ip(iface, family).isStatic()
                                || (ip(iface, family).isAutomatic()
                                        && ip(iface, family).autoDns().orElse(true))));
    }

    private boolean onInterfaces(DnsConfig wanted, List<String> servers) {
        var first = family(servers.getFirst());
        var homes = new ArrayList<Holder>();
        for (var family : FAMILIES) {
            var own = servers.stream().filter(server -> family(server).equals(family)).toList();
            if (own.isEmpty()) {
                continue;
            }
            var home = home(family, own);
            if (home.isEmpty()) {
                return false;
            }
            homes.add(home.get());
        }
        // Two families take turns: no order of profiles can say that.
        if (homes.size() > 1 && turns(servers) > 1) {
            return false;
        }
        globally(nothing());
        holders().stream().filter(holder -> !homes.contains(holder)).forEach(this::clear);
        for (var home : homes) {
            var own = servers.stream()
                    .filter(server -> family(server).equals(home.family()))
                    .map(server -> server.split("%", 2)[0])
                    .map(IpText::normal)
                    .toList();
            write(home.iface(), home.family(), own, wanted, home.family().equals(first));
        }
        return true;
    }

    private static int turns(List<String> servers) {
        int turns = 0;
        for (int i = 1; i < servers.size(); i++) {
            turns += family(servers.get(i)).equals(family(servers.get(i - 1))) ? 0 : 1;
        }
        return turns;
    }

    private static String family(String server) {
        return IpText.isV6(server) ? "ipv6" : "ipv4";
    }

    private Optional<Holder> home(String family, List<String> servers) {
        var linkLocal = servers.stream().filter(server -> server.indexOf('%') >= 0).findFirst();
        if (linkLocal.isPresent()) {
            var name = linkLocal.get().split("%", 2)[1];
            return state.kernel(name).filter(MergedInterface::isUp).map(iface -> new Holder(iface, family));
        }
        var held = holders().stream().filter(holder -> holder.family().equals(family)).map(Holder::iface).toList();
        var changed = changedUp().stream().filter(iface -> isValid(iface, family)).toList();
        return held.stream().filter(changed::contains).findFirst()
                .or(() -> changed.stream().filter(iface -> ip(iface, family).isStatic()
                        || !ip(iface, family).autoDns().orElse(true)).findFirst())
                .or(() -> changed.stream().findFirst())
                .or(() -> unchangedUp().filter(iface -> isValid(iface, family)))
                .map(iface -> new Holder(iface, family));
    }

    private Optional<Holder> searchHolder() {
        var candidates = new ArrayList<>(changedUp());
        state.interfaces().stream().filter(i -> !i.changed() && i.isUp() && stored.of(i).isPresent()).forEach(candidates::add);
        return candidates.stream()
                .flatMap(iface -> FAMILIES.stream().filter(family -> ip(iface, family).isAutomatic()).map(family -> new Holder(iface, family)))
                .findFirst()
                .or(() -> candidates.stream()
                        .flatMap(iface -> FAMILIES.stream().filter(family -> isValid(iface, family)).map(family -> new Holder(iface, family)))
                        .findFirst());
    }

    private List<MergedInterface> changedUp() {
        return state.changed()
                .filter(MergedInterface::isUp)
                .filter(iface -> !iface.type().userSpace() && !iface.name().equals("lo"))
                .toList();
    }

    private Optional<MergedInterface> unchangedUp() {
        return state.interfaces().stream()
                .filter(iface -> !iface.changed() && iface.isUp() && !iface.name().equals("lo"))
                .filter(iface -> stored.of(iface).isPresent())
                .filter(iface -> isValid(iface, "ipv4") || isValid(iface, "ipv6"))
                .findFirst();
    }

    private static boolean isValid(MergedInterface iface, String family) {
        return ip(iface, family).isStatic() || ip(iface, family).isAutomatic();
    }

    private static IpSettings ip(MergedInterface iface, String family) {
        var base = iface.merged().base();
        return (family.equals("ipv6") ? base.ipv6() : base.ipv4()).orElse(IpSettings.disabled());
    }

    /// Profiles that hold name resolution now, by interface.
    private List<Holder> holders() {
        return state.interfaces().stream().flatMap(this::holdersOn).toList();
    }

    private Stream<Holder> holdersOn(MergedInterface iface) {
        return stored.of(iface).stream()
                .flatMap(profile -> FAMILIES.stream()
                        .filter(family -> holds(profile.profile(), family))
                        .map(family -> new Holder(iface, family)));
    }

    private static boolean holds(Profile profile, String family) {
        var keys = profile.setting(family);
        return isFilled(keys.get("dns-data")) || isFilled(keys.get("dns-search")) || isFilled(keys.get("dns-options"));
    }

    private static boolean isFilled(@Nullable SettingValue value) {
        return value instanceof SettingValue.TextList list && !list.items().isEmpty();
    }

    /// An interface that held name resolution takes part in the change and can no longer do so.
    private boolean holderIsLost() {
        return state.changed()
                .filter(iface -> FAMILIES.stream().anyMatch(family -> !canHold(iface, family)))
                .flatMap(this::holdersOn)
                .anyMatch(holder -> !canHold(holder.iface(), holder.family()));
    }

    private static boolean canHold(MergedInterface iface, String family) {
        return iface.isUp() && isValid(iface, family);
    }

    private void clear(Holder holder) {
        if (holder.iface().isUp()) {
            change(holder.iface(), draft -> draft.remove(holder.family(), "dns", "dns-data", "dns-search", "dns-options", "dns-priority"));
        }
    }

    private void write(MergedInterface iface, String family, List<String> servers, DnsConfig wanted, boolean preferred) {
        change(iface, draft -> {
            draft.remove(family, "dns")
                    .put(family, "dns-data", new SettingValue.TextList(servers))
                    .put(family, "dns-search", new SettingValue.TextList(preferred ? wanted.search().orElse(List.of()) : List.of()))
                    .put(family, "dns-options", new SettingValue.TextList(preferred ? wanted.options().orElse(List.of()) : List.of()))
                    .integer(family, "dns-priority", preferred ? PREFERRED : OTHER);
        });
    }

    private void change(MergedInterface iface, java.util.function.Consumer<ProfileDraft> change) {
        untouched.apply(iface).ifPresent(work -> {
            var draft = ProfileDraft.from(Optional.of(work.built()));
            change.accept(draft);
            works.replace(work, work.with(draft.profile()));
        });
    }

    private static DnsConfig nothing() {
        return new DnsConfig(Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());
    }

    private static boolean same(DnsConfig one, DnsConfig other) {
        return one.server().orElse(List.of()).stream().map(DnsPlacement::normal).toList()
                        .equals(other.server().orElse(List.of()).stream().map(DnsPlacement::normal).toList())
                && one.search().orElse(List.of()).equals(other.search().orElse(List.of()))
                && one.options().orElse(List.of()).stream().sorted().toList()
                        .equals(other.options().orElse(List.of()).stream().sorted().toList());
    }

    private static String normal(String server) {
        return IpText.normal(server).toLowerCase(Locale.ROOT);
    }
}
