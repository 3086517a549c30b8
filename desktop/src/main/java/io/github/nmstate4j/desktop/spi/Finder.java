package io.github.nmstate4j.desktop.spi;

import java.util.List;
import java.util.function.Supplier;

/// Things that the command palette finds.
///
/// @param sign what narrows the search to them: `@` nodes, `:` kinds; "" for none
/// @param entries asked for when the palette opens
public record Finder(String id, String sign, Supplier<List<Entry>> entries) {

    /// @param detail in small letters behind the title
    /// @param go on the JavaFX thread
    public record Entry(String title, String detail, String icon, Runnable go) {}
}
