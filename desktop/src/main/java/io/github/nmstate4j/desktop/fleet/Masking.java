package io.github.nmstate4j.desktop.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.desktop.cluster.EnactmentRow;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.state.ip.IpText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Hides who and where in a snapshot while it stays as useful: the same name or address is always replaced by the same
/// other one, also within messages, and addresses of one subnet stay in one subnet, so that gateways are still reached and
/// overlaps still overlap. Interface and policy names, VLAN ids and labels stay: without them nothing could be understood.
/// Nobody can undo it without the key, which is not kept.
public final class Masking {

    /// What is hidden.
    public enum Part {
        /// Nodes, hosts, domains, zones, switches and their ports, descriptions, the name of the cluster.
        NAMES,
        MAC_ADDRESSES,
        IP_ADDRESSES
    }

    private static final Pattern MAC = Pattern.compile("(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:])");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![0-9A-Za-z:.])(?:\\d{1,3}(?:\\.\\d{1,3}){3}|(?=[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:)[0-9A-Fa-f:]{2,39})(?:/\\d{1,3})?(?![0-9A-Za-z:.]*[0-9A-Za-z:])");
    private static final Pattern WORD =
            Pattern.compile("(?<![0-9A-Za-z-])[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?(?![0-9A-Za-z-])");
    /// Where names stand whose values say who and where.
    private static final Set<String> NAME_KEYS = Set.of(
            "system-name", "system-description", "port-description", "description", "search", "running-hostname", "hostname", "config-hostname",
            "dhcp-custom-hostname", "port-id", "profile-name", "chassis-id");
    private static final Set<String> NAME_LABELS =
            Set.of("kubernetes.io/hostname", NodeRow.ZONE_LABEL, "topology.kubernetes.io/region");

    private final Set<Part> parts;
    private final Mac random;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    private Masking(Set<Part> parts, byte[] key) {
        this.parts = parts;
        try {
            random = Mac.getInstance("HmacSHA256");
            random.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /// @param key at random; whoever knows it can tell which mask stands for what
    public static Snapshot masked(Snapshot snapshot, Set<Part> parts, byte[] key) {
        return parts.isEmpty() ? snapshot : new Masking(EnumSet.copyOf(parts), key).masked(snapshot);
    }

    private Snapshot masked(Snapshot snapshot) {
        collect(snapshot);
        var objects = new SnapshotObjects();
        for (var policy : snapshot.policies()) {
            objects.take(tree(SnapshotObjects.tree(policy), "")).ifPresent(problem -> {
                throw new IllegalStateException("a policy that was read cannot be read again: " + problem);
            });
        }
        return new Snapshot(
                parts.contains(Part.NAMES) ? "masked snapshot" : snapshot.source(),
                snapshot.taken(),
                snapshot.nodes().stream().map(this::node).toList(),
                snapshot.states().stream().map(this::state).toList(),
                objects.snapshot("", snapshot.taken()).policies(),
                snapshot.enactments().stream().map(this::enactment).toList());
    }

    /// All names first, so that they are found within messages as well.
    private void collect(Snapshot snapshot) {
        if (!parts.contains(Part.NAMES)) {
            return;
        }
        var nodes = new TreeSet<String>();
        snapshot.nodes().forEach(node -> nodes.add(node.name()));
        snapshot.states().forEach(state -> nodes.add(state.node()));
        snapshot.enactments().forEach(enactment -> nodes.add(enactment.node()));
        int number = 1;
        for (var node : nodes) {
            names.put(node, String.format(Locale.ROOT, "node-%05d", number++));
        }
        var others = new TreeSet<String>();
        snapshot.nodes().forEach(node -> NAME_LABELS.forEach(label -> {
            var value = node.labels().get(label);
            if (value != null && !value.isEmpty()) {
                others.add(value);
            }
        }));
        snapshot.states().forEach(state -> names(state.tree(), "", others));
        snapshot.policies().forEach(policy -> names(SnapshotObjects.tree(policy), "", others));
        others.removeIf(name -> names.containsKey(name) || name.isBlank());
        for (var name : others) {
            names.put(name, "name-" + word(name));
        }
    }

    private static void names(JsonNode tree, String key, Set<String> found) {
        switch (tree) {
            case ObjectNode object -> object.properties().forEach(entry -> names(entry.getValue(), entry.getKey(), found));
            case ArrayNode array -> array.forEach(item -> names(item, key, found));
            default -> {
                if (tree.isTextual() && NAME_KEYS.contains(key)) {
                    found.add(tree.asText());
                }
            }
        }
    }

    private String word(String text) {
        var hash = hash("name", text.getBytes(StandardCharsets.UTF_8));
        return "%02x%02x%02x".formatted(hash[0] & 0xff, hash[1] & 0xff, hash[2] & 0xff);
    }

    private NodeRow node(NodeRow node) {
        var labels = new LinkedHashMap<String, String>();
        node.labels().forEach((key, value) -> labels.put(key, NAME_LABELS.contains(key) ? name(value) : text(value)));
        return new NodeRow(name(node.name()), labels, node.ready(), node.addresses().stream().map(this::text).toList());
    }

    private NodeState state(NodeState state) {
        return new NodeState(name(state.node()), tree(state.tree(), ""), state.updated(), state.networkManager());
    }

    private EnactmentRow enactment(EnactmentRow enactment) {
        var node = name(enactment.node());
        List<Condition> conditions = enactment.conditions().stream()
                .map(condition -> new Condition(
                        condition.type(),
                        condition.status(),
                        condition.reason(),
                        text(condition.message()),
                        condition.lastHeartbeatTime(),
                        condition.lastTransitionTime()))
                .toList();
        return new EnactmentRow(
                node + "." + enactment.policy(), node, enactment.policy(), enactment.generation(), enactment.attempts(), conditions);
    }

    private JsonNode tree(JsonNode tree, String key) {
        return switch (tree) {
            case ObjectNode object -> {
                var result = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> result.set(text(entry.getKey()), tree(entry.getValue(), entry.getKey())));
                yield result;
            }
            case ArrayNode array -> {
                var result = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> result.add(tree(item, key)));
                yield result;
            }
            default -> tree.isTextual()
                    ? JsonNodeFactory.instance.textNode(
                            NAME_KEYS.contains(key) || NAME_LABELS.contains(key) ? name(tree.asText()) : text(tree.asText()))
                    : tree;
        };
    }

    private String name(String name) {
        return names.getOrDefault(name, text(name));
    }

    /// A text with all that is known to be hidden replaced.
    private String text(String text) {
        return text.length() < 2 ? text : texts.computeIfAbsent(text, this::replaced);
    }

    private String replaced(String text) {
        var result = text;
        if (parts.contains(Part.MAC_ADDRESSES)) {
            result = each(MAC, result, this::mac);
        }
        if (parts.contains(Part.IP_ADDRESSES)) {
            result = each(ADDRESS, result, this::address);
        }
        if (parts.contains(Part.NAMES)) {
            result = each(WORD, result, word -> names.getOrDefault(word, insideOf(word)));
        }
        return result;
    }

    /// `<node>.<policy>`.
    private String insideOf(String word) {
        for (int dot = word.lastIndexOf('.'); dot > 0; dot = word.lastIndexOf('.', dot - 1)) {
            var mask = names.get(word.substring(0, dot));
            if (mask != null) {
                return mask + word.substring(dot);
            }
        }
        return word;
    }

    private static String each(Pattern pattern, String text, UnaryOperator<String> mask) {
        return pattern.matcher(text).replaceAll((MatchResult match) -> Matcher.quoteReplacement(mask.apply(match.group())));
    }

    /// Locally administered; the case of the letters stays.
    private String mac(String mac) {
        if (mac.matches("(?i)(00:){5}00|(ff:){5}ff|01:80:c2:.*|33:33:.*")) {
            return mac;
        }
        var hash = hash("mac", mac.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        var masked = "02:%02x:%02x:%02x:%02x:%02x".formatted(hash[0] & 0xff, hash[1] & 0xff, hash[2] & 0xff, hash[3] & 0xff, hash[4] & 0xff);
        return mac.equals(mac.toUpperCase(Locale.ROOT)) ? masked.toUpperCase(Locale.ROOT) : masked;
    }

    /// An address, or a network with its prefix.
    private String address(String text) {
        int slash = text.indexOf('/');
        var plain = slash < 0 ? text : text.substring(0, slash);
        var bytes = IpText.parse(plain);
        if (bytes.isEmpty()) {
            return text;
        }
        int bits = bytes.get().length * 8;
        int prefix = slash < 0 ? bits : Math.min(bits, Integer.parseInt(text.substring(slash + 1)));
        boolean network = slash >= 0 && IpText.network(text).equals(Optional.of(IpText.normal(plain) + "/" + prefix));
        var masked = masked(bytes.get(), network ? prefix : bits);
        return address(masked) + (slash < 0 ? "" : text.substring(slash));
    }

    private static String address(byte[] bytes) {
        var text = new StringBuilder();
        if (bytes.length == 4) {
            for (byte part : bytes) {
                text.append(text.isEmpty() ? "" : ".").append(part & 0xff);
            }
        } else {
            for (int i = 0; i < bytes.length; i += 2) {
                text.append(text.isEmpty() ? "" : ":").append(Integer.toHexString(((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)));
            }
        }
        return IpText.normal(text.toString());
    }

    /// Each bit is turned or not, as all the bits before it say: equal prefixes stay equal. What an address is for (loopback,
    /// link-local, multicast, private) stays.
    private byte[] masked(byte[] address, int bits) {
        int kept = kept(address);
        var result = address.clone();
        for (int bit = kept; bit < bits; bit++) {
            var before = ByteBuffer.allocate(address.length + 1).put((byte) bit);
            for (int i = 0; i < bit; i++) {
                if (((address[i / 8] >> (7 - i % 8)) & 1) != 0) {
                    before.array()[1 + i / 8] |= (byte) (0x80 >> (i % 8));
                }
            }
            if ((hash("ip", before.array())[0] & 1) != 0) {
                result[bit / 8] ^= (byte) (0x80 >> (bit % 8));
            }
        }
        return result;
    }

    /// How many bits in front say what kind of address it is.
    private static int kept(byte[] a) {
        int first = a[0] & 0xff;
        if (a.length == 4) {
            return switch (first) {
                case 0, 127, 255 -> 32;
                case 10 -> 8;
                case 172 -> (a[1] & 0xf0) == 16 ? 12 : 8;
                case 169, 192 -> 16;
                default -> first >= 224 ? 32 : 8;
            };
        }
        boolean small = true;
        for (int i = 0; i < 15; i++) {
            small &= a[i] == 0;
        }
        if (small || first == 0xff) {
            return 128;
        }
        return first == 0xfe ? 64 : 16;
    }

    private byte[] hash(String use, byte[] text) {
        random.update(use.getBytes(StandardCharsets.UTF_8));
        return random.doFinal(text);
    }
}
