package io.github.nmstate4j.plan;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Where UUIDs of new profiles come from, so that the same input can give the same plan.
@FunctionalInterface
public interface ProfileIds {
    UUID next(String type, String name);

    /// Ids that follow from type and name: for plans that are looked at and not carried out.
    static ProfileIds derived() {
        return (type, name) -> UUID.nameUUIDFromBytes((type + "://" + name).getBytes(StandardCharsets.UTF_8));
    }
}
