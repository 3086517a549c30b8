package io.github.nmstate4j.handler.host;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.observation.InterfaceFiles;
import io.github.nmstate4j.plan.Step.SetScript.Occasion;
import io.github.nmstate4j.state.iface.Dispatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The scripts in NetworkManager's dispatcher folder that are ours, one for each interface and occasion. The form of those
/// with a person's commands is nmstate's, so that either program understands the other's.
final class DispatcherScripts {

    private static final Logger LOG = LoggerFactory.getLogger(DispatcherScripts.class);

    private static final String START = "## NMSTATE DISPATCH SCRIPT START";
    private static final String END = "## NMSTATE DISPATCH SCRIPT END";
    private static final String NAMES = "nmstate4j-names-";
    private static final Pattern FILE = Pattern.compile("nmstate-(?<interface>.+)-(?<occasion>up|down)\\.sh");
    private static final Pattern COMMANDS =
            Pattern.compile("^" + START + "\\n(?<text>.*?)\\n?^" + END + "$", Pattern.DOTALL | Pattern.MULTILINE);
    /// NetworkManager runs nothing that others than its owner may write.
    private static final String MODE = "rwxr--r--";
    private static final int LARGEST = 1024 * 1024;

    private final Path folder;

    DispatcherScripts(Path folder) {
        this.folder = folder;
    }

    /// What cannot be read is left out.
    Map<String, InterfaceFiles> read() {
        var kept = new HashMap<String, InterfaceFiles>();
        try (var files = Files.newDirectoryStream(folder, "nmstate*")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                var script = FILE.matcher(name);
                if (name.startsWith(NAMES)) {
                    kept.merge(name.substring(NAMES.length()), new InterfaceFiles(Dispatch.none(), true), DispatcherScripts::both);
                } else if (script.matches()) {
                    commands(file).ifPresent(text -> kept.merge(
                            script.group("interface"),
                            new InterfaceFiles(
                                    script.group("occasion").equals("up")
                                            ? new Dispatch(Optional.of(text), Optional.empty(), Extras.none())
                                            : new Dispatch(Optional.empty(), Optional.of(text), Extras.none()),
                                    false),
                            DispatcherScripts::both));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Map.of();
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("{} cannot be read", folder, e);
        }
        return kept;
    }

    private static InterfaceFiles both(InterfaceFiles one, InterfaceFiles other) {
        return new InterfaceFiles(
                new Dispatch(
                        one.commands().postActivation().or(other.commands()::postActivation),
                        one.commands().postDeactivation().or(other.commands()::postDeactivation),
                        Extras.none()),
                one.names() || other.names());
    }

    private static Optional<String> commands(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        var commands = COMMANDS.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        return commands.find() ? Optional.of(commands.group("text")) : Optional.empty();
    }

    /// The file as it was before, for [#restore].
    Optional<String> set(String interfaceName, Occasion occasion, String commands) throws IOException {
        return replace(file(interfaceName, occasion), commands.isEmpty() ? Optional.empty() : Optional.of("""
                #!/usr/bin/env bash

                if [ "$1" = %s ] && { %s; }
                then
                %s
                %s
                %s
                fi
                """.formatted(
                        quoted(interfaceName),
                        occasion == Occasion.UP ? "[ \"$2\" = up ] || [ \"$2\" = reapply ]" : "[ \"$2\" = down ]",
                        START,
                        commands.stripTrailing(),
                        END)));
    }

    void restore(String interfaceName, Occasion occasion, Optional<String> before) throws IOException {
        replace(file(interfaceName, occasion), before);
    }

    private Path file(String interfaceName, Occasion occasion) {
        return folder.resolve("nmstate-" + interfaceName + (occasion == Occasion.UP ? "-up.sh" : "-down.sh"));
    }

    /// Gives the device these names whenever it comes up: a virtual device is made anew then. The file as it was before.
    Optional<String> keepNames(String interfaceName, List<String> names) throws IOException {
        return replace(namesFile(interfaceName), names.isEmpty() ? Optional.empty() : Optional.of("""
                #!/usr/bin/env bash
                # The alternative names of an interface, kept by nmstate4j.

                if [ "$1" = %s ] && [ "$2" = up ]
                then
                %s
                fi
                """.formatted(
                        quoted(interfaceName),
                        names.stream()
                                .map(name -> "ip link property add dev %s altname %s 2>/dev/null"
                                        .formatted(quoted(interfaceName), quoted(name)))
                                .collect(Collectors.joining("\n")))));
    }

    void restoreNames(String interfaceName, Optional<String> before) throws IOException {
        replace(namesFile(interfaceName), before);
    }

    private Path namesFile(String interfaceName) {
        return folder.resolve(NAMES + interfaceName);
    }

    private Optional<String> replace(Path file, Optional<String> text) throws IOException {
        try {
            return write(file, text);
        } catch (IOException e) {
            throw new IOException(
                    "The script %s cannot be %s: %s. NetworkManager's dispatcher folder has to be writable."
                            .formatted(file, text.isPresent() ? "written" : "removed", reason(e)),
                    e);
        }
    }

    /// Of a file the JDK tells most reasons by the class only, and the message is its path.
    private static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() == null
                ? e.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                : String.valueOf(e.getMessage());
    }

    /// Whole or not at all: NetworkManager may run it at any time.
    private Optional<String> write(Path file, Optional<String> text) throws IOException {
        var before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.<String>empty();
        if (text.isEmpty()) {
            Files.deleteIfExists(file);
            return before;
        }
        Files.createDirectories(folder);
        // The dispatcher passes over hidden files.
        var unfinished = folder.resolve("." + file.getFileName());
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
        Files.writeString(unfinished, text.get());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return before;
    }

    /// One word for the shell.
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
