package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Any state at all: every component of every record is now and then given, from the records themselves.
final class RandomStates {

    /// Texts that readers of YAML like to take for something else.
    private static final List<String> TEXTS = List.of(
            "", "~", "null", "TRUE", "NO", "007", "1E3", "0X10", "1.50", "-", "- A", "Z: B", "A #B", "#", "'", "\"", "\\",
            "1:30", " A ", "A\nB\n", "\t", "\u00a0", "\u0085", "\ud83e\udd8a", "{A}", "[A]", "*A", "&A", "!A", "%A", "@A", "A,B",
            "192.0.2.1", "192.0.2.0/24", "2001:db8::1", "02:AA:00:00:00:01", "BR-EX", "ETH1.40", "2001-12-14", "<<", "=",
            "---", "...", "Z:", "?", "|", ">", "\r", "\u2028", "Ä");

    private static final Set<String> MAC_ADDRESSES =
            Set.of("macAddress", "permanentMacAddress", "groupAddr", "supervisionAddress");

    private final Random random;

    RandomStates(long seed) {
        this.random = new Random(seed);
    }

    NetworkState state() {
        return (NetworkState) record(NetworkState.class);
    }

    private Object any(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            var argument = generic.getActualTypeArguments();
            return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
                case "Optional" -> random.nextInt(3) == 0 ? Optional.of(any(argument[0], name)) : Optional.empty();
                case "List" -> several(argument[0], name);
                case "Map" -> map(argument[1]);
                default -> throw new IllegalStateException("no values of " + type);
            };
        }
        return any((Class<?>) type, name);
    }

    private Object any(Class<?> type, String name) {
        if (type == NetworkInterface.class) {
            var kinds = NetworkInterface.class.getPermittedSubclasses();
            return record(kinds[random.nextInt(kinds.length)]);
        }
        if (type == InterfaceState.class) {
            return random.nextBoolean() ? InterfaceState.UP : InterfaceState.DOWN;
        }
        if (type == InterfaceType.class) {
            return InterfaceType.other("x" + random.nextInt(10));
        }
        if (type == Extras.class) {
            return random.nextInt(6) == 0 ? new Extras(Map.of("x-" + random.nextInt(), value(0))) : Extras.none();
        }
        if (type == IpSettings.class) {
            return ip((IpSettings) record(IpSettings.class), name);
        }
        if (type == BondInterface.Bond.class) {
            var bond = (BondInterface.Bond) record(type);
            return bond.withOptions(bond.options().map(options -> Map.of("miimon", "140", "primary", text())));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type.isRecord()) {
            return record(type);
        }
        return switch (type.getSimpleName()) {
            case "String" -> MAC_ADDRESSES.contains(name) ? text().toUpperCase(Locale.ROOT) : text();
            case "Secret" -> Secret.of(text());
            case "Value" -> value(0);
            case "Boolean", "boolean" -> random.nextBoolean();
            case "Integer", "int" -> random.nextInt(256);
            case "Long", "long" -> (long) random.nextInt(256);
            default -> throw new IllegalStateException("no values of " + type);
        };
    }

    /// Each family has its own keys.
    private static IpSettings ip(IpSettings ip, String family) {
        return family.equals("ipv4")
                ? ip.withAutoconf(Optional.empty())
                        .withDhcpDuid(Optional.empty())
                        .withAddrGenMode(Optional.empty())
                        .withToken(Optional.empty())
                : ip.withDhcpClientId(Optional.empty());
    }

    private Record record(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Stream.of(components)
                .map(component -> any(component.getGenericType(), component.getName()))
                .toArray();
        try {
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private List<Object> several(Type type, String name) {
        var items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(any(type, name));
        }
        return items;
    }

    private Map<String, Object> map(Type values) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.put("k" + random.nextInt(100), any(values, ""));
        }
        return map;
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size())) + (random.nextBoolean() ? TEXTS.get(random.nextInt(TEXTS.size())) : "");
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> new Value.Text(text());
            case 1 -> Value.Num.of(random.nextLong());
            case 2 -> new Value.Bool(random.nextBoolean());
            case 3 -> new Value.Null();
            case 4 -> new Value.Sequence(List.of(value(depth + 1), value(depth + 1)));
            default -> new Value.Mapping(Map.of("K" + text(), value(depth + 1)));
        };
    }
}
