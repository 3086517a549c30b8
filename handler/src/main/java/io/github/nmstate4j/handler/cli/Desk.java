package io.github.nmstate4j.handler.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The files and the editor of whoever typed a command. `-` is standard input.
interface Desk {

    /// The longest file that is read.
    int LARGEST = 4 * 1024 * 1024;

    String read(String file) throws IOException;

    void write(String file, String text) throws IOException;

    /// The files that a pattern such as `*.yml` means, in the order of their names; a file that is there means itself.
    List<String> files(String pattern) throws IOException;

    /// The text as it is after editing; empty when the editor was left with a failure.
    Optional<String> edit(String text) throws IOException, InterruptedException;
}
