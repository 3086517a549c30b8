package io.github.nmstate4j.desktop.topology;

import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.state.ip.IpText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds interfaces in the whole fleet by whatever is typed: a name, a MAC address in any writing, an address or a network,
/// a VLAN id, the name of a neighbour, or a driver.
final class FleetSearch {

    /// @param why what was found: `10.0.0.7/16`
    record Hit(String node, String iface, String why) {}

    private static final Pattern VLAN = Pattern.compile("(?:vlan\\s*)?(\\d{1,4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATORS = Pattern.compile("[:.\\-\\s]");
    private static final Pattern HEX = Pattern.compile("[0-9A-F]{4,12}");

    private record Entry(String node, Iface iface, String mac) {}

    private final List<Entry> entries = new ArrayList<>();

    FleetSearch(List<NodeState> states) {
        for (var state : states) {
            for (var iface : Iface.all(state.tree())) {
                entries.add(new Entry(state.node(), iface, iface.mac().map(FleetSearch::bare).orElse("")));
            }
        }
    }

    private static String bare(String mac) {
        return SEPARATORS.matcher(mac).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /// In the order of nodes.
    List<Hit> find(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        var matcher = matcher(text);
        var hits = new ArrayList<Hit>();
        for (var entry : entries) {
            matcher.why(entry).ifPresent(why -> hits.add(new Hit(entry.node(), entry.iface().name(), why)));
        }
        return hits;
    }

    @FunctionalInterface
    private interface Matcher {
        Optional<String> why(Entry entry);
    }

    private static Matcher matcher(String text) {
        var network = text.contains("/") ? IpText.network(text) : Optional.<String>empty();
        if (network.isPresent()) {
            return entry -> entry.iface().addresses().stream().filter(inside(network.get())).findFirst();
        }
        if (IpText.isAddress(text)) {
            var address = IpText.normal(text);
            return entry -> entry.iface().addresses().stream().filter(own -> IpText.normal(plain(own)).equals(address)).findFirst();
        }
        var words = words(text);
        var vlan = VLAN.matcher(text);
        if (vlan.matches()) {
            int id = Integer.parseInt(vlan.group(1));
            return entry -> entry.iface().vlan().filter(own -> own == id).map(own -> "VLAN " + own).or(() -> words.why(entry));
        }
        var hex = bare(text);
        if (HEX.matcher(hex).matches() && (hex.length() == 12 || SEPARATORS.matcher(text).find())) {
            return entry -> entry.iface().mac().filter(mac -> entry.mac().contains(hex)).or(() -> words.why(entry));
        }
        return words;
    }

    private static Matcher words(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        Predicate<String> has = words -> words.toLowerCase(Locale.ROOT).contains(lower);
        return entry -> {
            var iface = entry.iface();
            if (has.test(iface.name())) {
                return Optional.of(iface.name());
            }
            return iface.driver()
                    .filter(has)
                    .or(() -> iface.neighbors().stream().map(Iface.Neighbor::system).filter(has).findFirst())
                    .or(() -> iface.addresses().stream().filter(has).findFirst())
                    .or(() -> Optional.of(iface.type()).filter(type -> type.equals(lower)))
                    .or(() -> Optional.of(entry.node()).filter(has));
        };
    }

    private static String plain(String address) {
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }

    private static Predicate<String> inside(String network) {
        int prefix = Integer.parseInt(network.substring(network.indexOf('/') + 1));
        boolean six = IpText.isV6(network);
        return address -> IpText.isV6(address) == six
                && IpText.network(plain(address) + "/" + prefix).filter(network::equals).isPresent();
    }
}
