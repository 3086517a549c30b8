package io.github.nmstate4j.site;

import java.nio.file.Path;

/// Something in a page that would mislead its readers.
///
/// @param line counted from 1
record Problem(Path file, int line, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
