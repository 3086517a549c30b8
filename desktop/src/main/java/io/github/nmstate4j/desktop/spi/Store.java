package io.github.nmstate4j.desktop.spi;

import java.util.Optional;
import java.util.Set;

/// Texts of one feature that survive a restart, and a crash. Each is written at once and whole, for its owner only. A text
/// that cannot be written or read is told in the log; the workbench goes on without it.
public interface Store {

    /// Of all that are kept.
    Set<String> names();

    boolean has(String name);

    Optional<String> get(String name);

    void put(String name, String text);

    void remove(String name);
}
