package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the documents that a command line names; `-` is standard input. What is wrong with them goes to the error
/// output.
record Documents(Console console) {

    private static final int LARGEST = 4 * 1024 * 1024;

    /// All of them or none: nothing is applied when one cannot be read.
    Optional<List<NetworkState>> states(List<String> files) throws IOException {
        boolean good = true;
        var states = new ArrayList<NetworkState>();
        for (var file : files) {
            var result = NetworkStateYaml.read(text(file));
            tell(file, result.findings());
            result.state().ifPresent(states::add);
            good &= result.state().isPresent();
        }
        return good ? Optional.of(states) : Optional.empty();
    }

    void tell(String file, List<Finding> findings) {
        for (var finding : findings) {
            console.err().println(nameOf(file) + (finding.isError() ? ": error: " : ": warning: ") + finding);
        }
    }

    private static String nameOf(String file) {
        return file.equals("-") ? "standard input" : file;
    }

    String text(String file) throws IOException {
        try (var stream = file.equals("-") ? console.in() : Files.newInputStream(Path.of(file))) {
            var bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException(nameOf(file) + " is larger than " + LARGEST + " bytes; split it");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
