package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.ApplyOptions;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "service",
        description = "Applies the states of a folder, each for itself, once: what was applied is renamed to '*.applied', or"
                + " kept beside a copy of that name where nmstate.conf says so.")
final class ServiceCommand implements Callable<Integer> {

    private static final String SUFFIX = ".yml";
    private static final String APPLIED = ".applied";
    private static final Pattern KEEP =
            Pattern.compile("(?m)^\\s*keep_state_file_after_apply\\s*=\\s*(\\w+)\\s*(#.*)?$");

    private final Console console;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FOLDER",
            defaultValue = "/etc/nmstate",
            description = "Where the states and nmstate.conf are (${DEFAULT-VALUE}).")
    private Path folder = Path.of("/etc/nmstate");

    ServiceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, NetworkManagerException {
        boolean keeps = keepsFiles();
        var waiting = waiting(keeps);
        if (waiting.isEmpty()) {
            console.err().println("nothing to apply in " + folder);
            return ExitCode.DONE;
        }
        try (var node = console.openNode()) {
            for (var file : waiting) {
                if (apply(file, node)) {
                    markApplied(file, keeps);
                }
            }
        }
        return ExitCode.DONE;
    }

    /// The rest of the configuration is for others.
    private boolean keepsFiles() throws IOException {
        var configuration = folder.resolve("nmstate.conf");
        if (!Files.exists(configuration)) {
            return false;
        }
        var keep = KEEP.matcher(Files.readString(configuration));
        return keep.find() && keep.group(1).equals("true");
    }

    private List<Path> waiting(boolean keeps) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            var all = files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
            var waiting = new ArrayList<Path>();
            for (var file : all) {
                if (!keeps || !wasApplied(file)) {
                    waiting.add(file);
                }
            }
            return waiting;
        }
    }

    private static boolean wasApplied(Path file) throws IOException {
        var applied = applied(file);
        return Files.exists(applied) && Files.mismatch(file, applied) < 0;
    }

    private static Path applied(Path file) {
        var path = file.toString();
        return Path.of(path.substring(0, path.length() - SUFFIX.length()) + APPLIED);
    }

    private boolean apply(Path file, NodeAccess node) {
        try {
            console.err().println(file + ":");
            var documents = new Documents(console);
            var state = documents.state(documents.one(file.toString()), node);
            return new Applying(console, ApplyOptions.defaults(), new Printed(false, false)).apply(state, node)
                    == ExitCode.DONE;
        } catch (IOException | NetworkManagerException | NodeViewException | DataException e) {
            console.err().println(file + ": " + e.getMessage());
            return false;
        }
    }

    private static void markApplied(Path file, boolean keeps) throws IOException {
        if (keeps) {
            Files.copy(file, applied(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } else {
            Files.move(file, applied(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
