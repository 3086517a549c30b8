package io.github.nmstate4j.desktop.spi;

import java.util.Optional;

/// Remembers small values over restarts. Not for secrets.
public interface Memory {

    Optional<String> get(String key);

    void put(String key, String value);

    default double number(String key, double otherwise) {
        try {
            return get(key).map(Double::parseDouble).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
