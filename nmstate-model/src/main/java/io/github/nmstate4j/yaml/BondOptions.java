package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.document.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The options of a bond. Their values are kept as the kernel writes them: enumerations as words, flags as 1 and 0.
final class BondOptions implements Codec<Map<String, String>> {

    private static final Codec<String> NUMBER = new Codec<>() {
        @Override
        public Optional<String> read(Value value, Place place) {
            var number = Scalars.whole(value);
            return number.isPresent()
                    ? Optional.of(Long.toString(number.getAsLong()))
                    : Scalars.wrong(place, "a whole number", value);
        }

        @Override
        public Value write(String value) {
            return value.matches("-?\\d{1,18}") ? Value.Num.of(Long.parseLong(value)) : new Value.Text(value);
        }
    };

    private static final Codec<String> FLAG = new Codec<>() {
        @Override
        public Optional<String> read(Value value, Place place) {
            return Scalars.FLAG.read(value, place).map(flag -> flag ? "1" : "0");
        }

        @Override
        public Value write(String value) {
            return switch (value) {
                case "1" -> new Value.Bool(true);
                case "0" -> new Value.Bool(false);
                default -> new Value.Text(value);
            };
        }
    };

    private static final Map<String, Codec<String>> OPTIONS = Map.ofEntries(
            Map.entry("ad_actor_sys_prio", NUMBER),
            Map.entry("ad_actor_system", Scalars.MAC),
            Map.entry("ad_select", words("stable", "bandwidth", "count")),
            Map.entry("ad_user_port_key", NUMBER),
            Map.entry("all_slaves_active", words("dropped", "delivered")),
            Map.entry("arp_all_targets", words("any", "all")),
            Map.entry("arp_interval", NUMBER),
            Map.entry("arp_ip_target", Scalars.TEXT),
            Map.entry("arp_missed_max", NUMBER),
            Map.entry(
                    "arp_validate",
                    words("none", "active", "backup", "all", "filter", "filter_active", "filter_backup")),
            Map.entry("balance_slb", FLAG),
            Map.entry("downdelay", NUMBER),
            Map.entry("fail_over_mac", words("none", "active", "follow")),
            Map.entry("lacp_rate", words("slow", "fast")),
            Map.entry("lp_interval", NUMBER),
            Map.entry("miimon", NUMBER),
            Map.entry("min_links", NUMBER),
            Map.entry("num_grat_arp", NUMBER),
            Map.entry("num_unsol_na", NUMBER),
            Map.entry("packets_per_slave", NUMBER),
            Map.entry("primary", Scalars.TEXT),
            Map.entry("primary_reselect", words("always", "better", "failure")),
            Map.entry("resend_igmp", NUMBER),
            Map.entry("tlb_dynamic_lb", FLAG),
            Map.entry("updelay", NUMBER),
            Map.entry("use_carrier", FLAG),
            Map.entry(
                    "xmit_hash_policy",
                    words("layer2", "layer3+4", "layer2+3", "encap2+3", "encap3+4", "vlan+srcmac")));

    /// The words of an enumeration; their places in the list are the kernel's numbers.
    private static Codec<String> words(String... words) {
        var byWord = new LinkedHashMap<String, String>();
        var byNumber = new LinkedHashMap<String, String>();
        for (var word : words) {
            byNumber.put(Integer.toString(byWord.size()), word);
            byWord.put(word, word);
        }
        var known = Scalars.word(byWord, byNumber);
        return new Codec<>() {
            @Override
            public Optional<String> read(Value value, Place place) {
                return known.read(value, place);
            }

            @Override
            public Value write(String value) {
                return new Value.Text(value);
            }
        };
    }

    @Override
    public Optional<Map<String, String>> read(Value value, Place place) {
        if (!(value instanceof Value.Mapping mapping)) {
            return Scalars.wrong(place, "options of the bond", value);
        }
        var options = new LinkedHashMap<String, String>();
        mapping.entries().forEach((key, given) -> {
            var name = key.equals("balance-slb") ? "balance_slb" : key;
            warnOfUnknown(name, place.key(key));
            OPTIONS.getOrDefault(name, Scalars.TEXT).read(given, place.key(key)).ifPresent(text -> options.put(name, text));
        });
        return Optional.of(options);
    }

    @Override
    public void unknownKeys(Map<String, String> options, Place place) {
        options.keySet().forEach(name -> warnOfUnknown(name, place.key(name)));
    }

    private static void warnOfUnknown(String name, Place place) {
        if (!OPTIONS.containsKey(name)) {
            place.warning(
                    Place.UNKNOWN_KEY,
                    "There is no bond option `" + name + "`."
                            + Nearest.of(name, OPTIONS.keySet())
                                    .map(near -> " Did you mean `" + near + "`?")
                                    .orElse(""));
        }
    }

    @Override
    public Value write(Map<String, String> options) {
        var entries = new LinkedHashMap<String, Value>();
        options.forEach((name, value) ->
                entries.put(name, OPTIONS.getOrDefault(name, Scalars.TEXT).write(value)));
        return new Value.Mapping(entries);
    }

    @Override
    public Value schema(Schemas schemas, String name) {
        return Schemas.mapOf(Schemas.TEXT);
    }
}
