package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.iface.LldpNeighbor;
import io.github.nmstate4j.state.ip.IpText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The kinds of single values and lists. Lenient ones take numbers and booleans in quotes, as people write them.
final class Scalars {

    private static final Map<String, Boolean> TRUTH = Map.ofEntries(
            Map.entry("1", true),
            Map.entry("true", true),
            Map.entry("yes", true),
            Map.entry("on", true),
            Map.entry("y", true),
            Map.entry("0", false),
            Map.entry("false", false),
            Map.entry("no", false),
            Map.entry("off", false),
            Map.entry("n", false));

    /// Numbers with fewer digits fit into 64 bits.
    private static final int MOST_DIGITS = 19;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,16}");

    /// Any single value, as it is written: names may look like numbers.
    static final Codec<String> TEXT = new Codec<>() {
        @Override
        public Optional<String> read(Value value, Place place) {
            return switch (value) {
                case Value.Text text -> Optional.of(text.text());
                case Value.Hidden hidden -> Optional.of(hidden.secret().reveal());
                case Value.Num num -> Optional.of(num.toString());
                case Value.Bool bool -> Optional.of(bool.toString());
                case Value.Null none -> wrong(place, "a text", value);
                case Value.Sequence list -> wrong(place, "a text", value);
                case Value.Mapping mapping -> wrong(place, "a text", value);
            };
        }

        @Override
        public Value write(String value) {
            return new Value.Text(value);
        }

        @Override
        public Value schema(Schemas schemas, String name) {
            return Schemas.TEXT;
        }
    };

    static final Codec<Boolean> FLAG = new Codec<>() {
        @Override
        public Optional<Boolean> read(Value value, Place place) {
            var read = switch (value) {
                case Value.Bool bool -> Optional.of(bool.bool());
                case Value.Num num -> Optional.ofNullable(TRUTH.get(num.toString()));
                case Value.Text text ->
                    Optional.ofNullable(TRUTH.get(text.text().toLowerCase(Locale.ROOT)));
                case Value.Hidden hidden -> Optional.<Boolean>empty();
                case Value.Null none -> Optional.<Boolean>empty();
                case Value.Sequence list -> Optional.<Boolean>empty();
                case Value.Mapping mapping -> Optional.<Boolean>empty();
            };
            return read.isPresent() ? read : wrong(place, "one of 1|0|true|false|yes|no|on|off|y|n", value);
        }

        @Override
        public Value write(Boolean value) {
            return new Value.Bool(value);
        }

        @Override
        public Value schema(Schemas schemas, String name) {
            return Schemas.FLAG;
        }

        @Override
        public boolean nullIsAbsent() {
            return false;
        }
    };

    static final Codec<Integer> U8 = number(0, 0xff, Long::intValue);
    static final Codec<Integer> U16 = number(0, 0xffff, Long::intValue);
    static final Codec<Long> U32 = number(0, 0xffff_ffffL, Function.identity());
    static final Codec<Long> U63 = number(0, Long.MAX_VALUE, Function.identity());
    static final Codec<Long> I32 = number(Integer.MIN_VALUE, Integer.MAX_VALUE, Function.identity());
    static final Codec<Long> I64 = number(Long.MIN_VALUE, Long.MAX_VALUE, Function.identity());

    /// A number that some writers put down without value where nothing is set.
    static final Codec<Integer> U16_OR_NULL = new Codec<>() {
        @Override
        public Optional<Integer> read(Value value, Place place) {
            return U16.read(value, place);
        }

        @Override
        public Value write(Integer value) {
            return U16.write(value);
        }

        @Override
        public Value schema(Schemas schemas, String name) {
            return U16.schema(schemas, name);
        }
    };

    /// Shown in hexadecimal, as bit masks are.
    static final Codec<Long> MASK = over(U32, Function.identity(), mask -> new Value.Text("0x" + Long.toHexString(mask)));

    static final Codec<String> MAC = over(TEXT, mac -> mac.toUpperCase(Locale.ROOT), Value.Text::new);

    /// IPv6 in lower case, the longest run of zeros left out (RFC 5952). Text that is no address is left as it is; the
    /// rules complain about it.
    static final Codec<String> ADDRESS = over(TEXT, text -> address(text, '%'), Value.Text::new);

    static final Codec<String> NETWORK = over(TEXT, text -> address(text, '/'), Value.Text::new);

    static final Codec<Secret> SECRET = new Codec<>() {
        @Override
        public Optional<Secret> read(Value value, Place place) {
            return TEXT.read(value, place).map(Secret::of);
        }

        @Override
        public Value write(Secret secret) {
            return new Value.Hidden(secret);
        }

        @Override
        public Value schema(Schemas schemas, String name) {
            return Schemas.TEXT;
        }
    };

    static final Codec<Value> ANYTHING = new Codec<>() {
        @Override
        public Optional<Value> read(Value value, Place place) {
            return Optional.of(value);
        }

        @Override
        public Value write(Value value) {
            return value;
        }
    };

    static final Codec<LldpNeighbor> NEIGHBOR = new Codec<>() {
        @Override
        public Optional<LldpNeighbor> read(Value value, Place place) {
            return Optional.of(new LldpNeighbor(value));
        }

        @Override
        public Value write(LldpNeighbor neighbor) {
            return neighbor.tlvs();
        }
    };

    private Scalars() {}

    /// A zone or a prefix length is kept.
    private static String address(String text, char tail) {
        int end = text.indexOf(tail);
        var address = end < 0 ? text : text.substring(0, end);
        return IpText.isV6(address) ? IpText.normal(address) + text.substring(address.length()) : text;
    }

    private static <T> Codec<T> over(Codec<T> codec, Function<T, T> tidy, Function<T, Value> write) {
        return new Codec<>() {
            @Override
            public Optional<T> read(Value value, Place place) {
                return codec.read(value, place).map(tidy);
            }

            @Override
            public Value write(T value) {
                return write.apply(value);
            }

            @Override
            public Value schema(Schemas schemas, String name) {
                return codec.schema(schemas, name);
            }

            @Override
            public boolean nullIsAbsent() {
                return codec.nullIsAbsent();
            }
        };
    }

    private static <N extends Number> Codec<N> number(long least, long most, Function<Long, N> narrow) {
        return new Codec<>() {
            @Override
            public Optional<N> read(Value value, Place place) {
                var number = whole(value);
                return number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most
                        ? Optional.of(narrow.apply(number.getAsLong()))
                        : wrong(place, "a whole number from " + least + " to " + most, value);
            }

            @Override
            public Value write(N value) {
                return Value.Num.of(value.longValue());
            }

            @Override
            public Value schema(Schemas schemas, String name) {
                return Schemas.number(least, most);
            }

            @Override
            public boolean nullIsAbsent() {
                return false;
            }
        };
    }

    /// Digits with or without quotes, or hexadecimal digits after `0x`, as far as 64 bits hold them.
    static OptionalLong whole(Value value) {
        if (value instanceof Value.Num(BigDecimal number)) {
            if (number.scale() != 0) {
                return OptionalLong.empty();
            }
            return number.precision() < MOST_DIGITS ? OptionalLong.of(number.longValue()) : fitting(number.unscaledValue());
        }
        var text = value instanceof Value.Text given ? given.text() : "";
        if (DECIMAL.matcher(text).matches()) {
            return fitting(new BigInteger(text));
        }
        return HEXADECIMAL.matcher(text).matches() ? fitting(new BigInteger(text.substring(2), 16)) : OptionalLong.empty();
    }

    private static OptionalLong fitting(BigInteger number) {
        return number.bitLength() < Long.SIZE ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /// One of a few words.
    static <E extends Enum<E>> Codec<E> word(Class<E> type, Function<E, String> word) {
        return word(words(type, word), Map.of());
    }

    /// The words are the names of the constants in lower case with dashes.
    static <E extends Enum<E>> Codec<E> word(Class<E> type) {
        return word(type, Scalars::dashed);
    }

    static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Map<String, E> words(Class<E> type, Function<E, String> word) {
        var words = new LinkedHashMap<String, E>();
        for (var constant : type.getEnumConstants()) {
            words.put(word.apply(constant), constant);
        }
        return words;
    }

    /// `others` are further spellings that are read and not written.
    static <E> Codec<E> word(Map<String, E> words, Map<String, E> others) {
        return new Codec<>() {
            @Override
            public Optional<E> read(Value value, Place place) {
                var text = value instanceof Value.Text || value instanceof Value.Num ? value.toString() : "";
                var found = Optional.ofNullable(words.get(text)).or(() -> Optional.ofNullable(others.get(text)));
                if (found.isEmpty()) {
                    var near = Nearest.of(text, words.keySet());
                    place.error(
                            Place.WRONG_VALUE,
                            "Expected one of " + String.join(", ", words.keySet()) + ", found " + described(value) + "."
                                    + near.map(n -> " Did you mean `" + n + "`?").orElse(""));
                }
                return found;
            }

            @Override
            public Value schema(Schemas schemas, String name) {
                var numbers = others.keySet().stream()
                        .filter(other -> other.matches("\\d{1,3}"))
                        .<Value>map(number -> Value.Num.of(Long.parseLong(number)));
                var texts = Stream.concat(words.keySet().stream(), others.keySet().stream()).<Value>map(Value.Text::new);
                return Schemas.mapping(Map.of("enum", new Value.Sequence(Stream.concat(texts, numbers).toList())));
            }

            @Override
            public Value write(E value) {
                return words.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(value))
                        .findFirst()
                        .<Value>map(entry -> new Value.Text(entry.getKey()))
                        .orElseGet(Value.Null::new);
            }
        };
    }

    /// A kernel's or another program's numbers for the words of an enumeration, from 0.
    static <E extends Enum<E>> Map<String, E> numbered(E[] constants) {
        var numbers = new LinkedHashMap<String, E>();
        for (var constant : constants) {
            numbers.put(Integer.toString(numbers.size()), constant);
        }
        return numbers;
    }

    static <T> Codec<List<T>> list(Codec<T> items) {
        return new Codec<>() {
            @Override
            public Optional<List<T>> read(Value value, Place place) {
                if (!(value instanceof Value.Sequence sequence)) {
                    return wrong(place, "a list", value);
                }
                var read = new ArrayList<T>();
                for (int i = 0; i < sequence.items().size(); i++) {
                    items.read(sequence.items().get(i), place.index(i)).ifPresent(read::add);
                }
                return Optional.of(List.copyOf(read));
            }

            @Override
            public Value write(List<T> value) {
                return new Value.Sequence(value.stream().map(items::write).toList());
            }

            @Override
            public Value schema(Schemas schemas, String name) {
                return Schemas.list(items.schema(schemas, name));
            }

            @Override
            public void unknownKeys(List<T> value, Place place) {
                for (int i = 0; i < value.size(); i++) {
                    items.unknownKeys(value.get(i), place.index(i));
                }
            }

            @Override
            public List<Table<?>> tables() {
                return items.tables();
            }
        };
    }

    static <T> Optional<T> wrong(Place place, String expected, Value found) {
        place.error(Place.WRONG_VALUE, "Expected " + expected + ", found " + described(found) + ".");
        return Optional.empty();
    }

    static String described(Value value) {
        return switch (value) {
            case Value.Text text -> "`" + shortened(text.text()) + "`";
            case Value.Hidden hidden -> "a secret";
            case Value.Num num -> "`" + num + "`";
            case Value.Bool bool -> "`" + bool + "`";
            case Value.Null none -> "nothing";
            case Value.Sequence list -> "a list";
            case Value.Mapping mapping -> "keys";
        };
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "…";
    }
}
