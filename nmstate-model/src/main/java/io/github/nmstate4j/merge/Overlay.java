package io.github.nmstate4j.merge;

import io.github.nmstate4j.document.Extras;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Lays a partial record over a complete one: sections and mappings key by key, anything else (lists too) as a whole.
final class Overlay {

    private Overlay() {}

    static <R extends Record> R of(R desired, R current) {
        if (!desired.getClass().equals(current.getClass())) {
            return desired;
        }
        var components = desired.getClass().getRecordComponents();
        var arguments = Stream.of(components)
                .map(component -> either(read(component, desired), read(component, current)))
                .toArray();
        var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked")
            var type = (Class<R>) desired.getClass();
            return type.getConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot merge " + desired.getClass(), e);
        }
    }

    private static Object either(Object desired, Object current) {
        if (desired instanceof Optional<?> wanted && current instanceof Optional<?> found) {
            if (wanted.isEmpty() || found.isEmpty()) {
                return wanted.isEmpty() ? found : wanted;
            }
            return Optional.of(either(wanted.get(), found.get()));
        }
        if (desired instanceof Extras wanted && current instanceof Extras found) {
            return new Extras(union(wanted.values(), found.values()));
        }
        if (desired instanceof Record wanted && current instanceof Record found) {
            return of(wanted, found);
        }
        // An empty mapping means "reset", as everywhere in the document.
        if (desired instanceof Map<?, ?> wanted && current instanceof Map<?, ?> found && !wanted.isEmpty()) {
            return union(wanted, found);
        }
        return desired;
    }

    private static <K, V> Map<K, V> union(Map<? extends K, ? extends V> wanted, Map<? extends K, ? extends V> found) {
        var both = new LinkedHashMap<K, V>(found);
        both.putAll(wanted);
        return both;
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(record));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
