package io.github.nmstate4j.site;

import java.nio.file.Path;

/// What a link leads to. Paths are from the root of the repository.
sealed interface Target {

    /// On another machine.
    record Elsewhere(String address) implements Target {}

    /// @param anchor empty for the page as a whole
    record OnPage(Page page, String anchor) implements Target {}

    /// A folder without a page of its own, which gets one that lists its files.
    record Folder(Path folder) implements Target {}

    /// A text that is shown as it is.
    record Source(Path file) implements Target {}

    record Picture(Path file) implements Target {}

    /// @param reason with the way out
    record Nowhere(String reason) implements Target {}
}
