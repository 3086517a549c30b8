package io.github.nmstate4j.plan;

import java.util.UUID;

/// Where UUIDs of new profiles come from, so that the same input can give the same plan.
@FunctionalInterface
public interface ProfileIds {
    UUID next(String type, String name);
}
