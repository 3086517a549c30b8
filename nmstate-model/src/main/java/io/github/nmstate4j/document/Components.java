package io.github.nmstate4j.document;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    private Components() {}

    /// What does not change between records of a type.
    private record Known(String name, String key, Class<?> type, Method accessor) {}

    private static final ClassValue<List<Known>> KNOWN = new ClassValue<>() {
        @Override
        protected List<Known> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .map(component -> new Known(
                            component.getName(), key(component.getName()), component.getType(), component.getAccessor()))
                    .toList();
        }
    };

    public static List<Component> of(Record section) {
        var known = KNOWN.get(section.getClass());
        var components = new ArrayList<Component>(known.size());
        for (var component : known) {
            try {
                var value = Objects.requireNonNull(component.accessor().invoke(section));
                components.add(new Component(component.name(), component.key(), component.type(), value));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return components;
    }

    private static final ClassValue<Constructor<?>> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
            var types = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                return type.getConstructor(types);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("cannot rebuild " + type, e);
            }
        }
    };

    /// The same kind of section with other components, in the order of the record.
    public static <R extends Record> R rebuilt(R section, List<Object> components) {
        try {
            @SuppressWarnings("unchecked")
            var rebuilt = (R) CONSTRUCTORS.get(section.getClass()).newInstance(components.toArray());
            return rebuilt;
        } catch (ReflectiveOperationException e) {
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
