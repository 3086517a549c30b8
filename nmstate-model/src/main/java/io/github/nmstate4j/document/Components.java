package io.github.nmstate4j.document;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A record of the document, component by component, under the keys it has in a document. What must hold for every
/// key (merging, comparing, looking for unknown ones) goes over this view, so that a new component cannot be forgotten.
public final class Components {

    /// The keys that are not the component's name in lower case with hyphens. "" means: no level of its own.
    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("base", ""),
            Map.entry("extras", ""),
            Map.entry("bond", "link-aggregation"),
            Map.entry("ieee8021x", "802.1x"),
            Map.entry("ipVlan", "ipvlan"),
            Map.entry("macSec", "macsec"),
            Map.entry("isPrivate", "private"),
            Map.entry("externalIds", "external_ids"),
            Map.entry("otherConfig", "other_config"),
            Map.entry("nRxqDesc", "n_rxq_desc"),
            Map.entry("nTxqDesc", "n_txq_desc"));

    /// One component; `value` is as the record holds it, so it may be an `Optional`.
    public record Component(String name, String key, Class<?> declaredType, Object value) {

        /// What is given: the value itself or what the `Optional` holds.
        public Optional<Object> given() {
            return value instanceof Optional<?> optional ? optional.map(o -> (Object) o) : Optional.of(value);
        }
    }

    /// What does not change between records of a type.
    public record Declared(String name, String key, Class<?> type) {}

    private Components() {}

    /// A type of records with its one-call reader `(Record) -> Object[]` and its constructor `(Object[]) -> Record`.
    private record Shape(List<Declared> declared, MethodHandle values, MethodHandle constructor) {

        static Shape of(Class<?> type) {
            var components = type.getRecordComponents();
            var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                var lookup = MethodHandles.lookup();
                var getters = new MethodHandle[components.length];
                for (int i = 0; i < components.length; i++) {
                    getters[i] = lookup.unreflect(components[i].getAccessor())
                            .asType(MethodType.methodType(Object.class, Record.class));
                }
                var array = MethodHandles.identity(Object[].class).asCollector(Object[].class, components.length);
                var values = MethodHandles.permuteArguments(
                        MethodHandles.filterArguments(array, 0, getters),
                        MethodType.methodType(Object[].class, Record.class),
                        new int[components.length]);
                var constructor = lookup.unreflectConstructor(type.getConstructor(types))
                        .asSpreader(Object[].class, components.length)
                        .asType(MethodType.methodType(Record.class, Object[].class));
                return new Shape(
                        Stream.of(components)
                                .map(c -> new Declared(c.getName(), Components.key(c.getName()), c.getType()))
                                .toList(),
                        values,
                        constructor);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot take apart " + type, e);
            }
        }
    }

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    public static List<Component> of(Record section) {
        var declared = declared(section);
        var values = values(section);
        var components = new ArrayList<Component>(values.length);
        for (int i = 0; i < values.length; i++) {
            var one = declared.get(i);
            components.add(new Component(one.name(), one.key(), one.type(), values[i]));
        }
        return components;
    }

    /// The components of a record, in its order.
    public static List<Declared> declared(Record section) {
        return SHAPES.get(section.getClass()).declared();
    }

    /// What a record holds, in its order; as with [Component#value] that may be an `Optional`.
    public static Object[] values(Record section) {
        try {
            return (Object[]) SHAPES.get(section.getClass()).values().invokeExact(section);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read " + section.getClass(), e);
        }
    }

    /// The same kind of section with other components, in the order of the record.
    @SuppressWarnings("unchecked")
    public static <R extends Record> R rebuilt(R section, Object... components) {
        try {
            return (R) (Record) SHAPES.get(section.getClass()).constructor().invokeExact(components);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot rebuild " + section.getClass(), e);
        }
    }

    /// All keys that a section of this type knows.
    public static List<String> keys(Class<? extends Record> type) {
        var keys = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            var key = key(component.getName());
            if (!key.isEmpty()) {
                keys.add(key);
            } else if (component.getType().isRecord() && !component.getType().equals(Extras.class)) {
                keys.addAll(keys(component.getType().asSubclass(Record.class)));
            }
        }
        return keys;
    }

    private static String key(String name) {
        var special = SPECIAL.get(name);
        return special != null ? special : name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
