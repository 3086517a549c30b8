package io.github.nmstate4j.localcluster.nodes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// The classes of a program, loaded and linked ahead of time by a training run on this machine: in a node it then starts in a few seconds instead of twenty.
///
/// @param file in a folder that the nodes must see at the same place, see [#folder()]
public record AotCache(Path file) {

    /// The cache of this program as it is now, from the user's cache folder, made there first if need be.
    /// The training run is the program itself with these arguments; it has to end by itself, and may fail after having loaded what matters.
    public static AotCache provide(JavaApplication application, List<String> training, Consumer<String> progress) {
        Path folder = CacheFolder.of("aot");
        Path file = folder.resolve(key(application, training) + ".aot");
        if (Files.exists(file)) {
            return new AotCache(file);
        }
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!Files.exists(file) && lock.isValid()) {
                    train(application, training, file, progress);
                }
            }
        } catch (IOException e) {
            throw new NodeException("Cannot keep AOT caches in " + folder + ": " + e.getMessage(), e);
        }
        return new AotCache(file);
    }

    private static void train(JavaApplication application, List<String> training, Path file, Consumer<String> progress)
            throws IOException {
        progress.accept("Making the AOT cache of " + application.mainClass() + " (once for each build)");
        Path unfinished = file.resolveSibling(".unfinished.aot");
        Files.deleteIfExists(unfinished);
        var result = HostCommand.run(application.command(List.of("-XX:AOTCacheOutput=" + unfinished), training));
        if (!Files.exists(unfinished)) {
            throw new NodeException("The training run of " + application.mainClass() + " made no AOT cache; it ended with "
                    + result.exitCode() + ": " + result.stdout() + result.stderr());
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The JVM checks place, size and time of each jar, so these make the key; a jar built anew needs a new cache.
    private static String key(JavaApplication application, List<String> training) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join(" ", application.command(List.of(), training)).getBytes(StandardCharsets.UTF_8));
            for (Path jar : application.jars()) {
                var attributes = Files.readAttributes(jar, BasicFileAttributes.class);
                digest.update((" " + attributes.size() + " " + attributes.lastModifiedTime()).getBytes(StandardCharsets.UTF_8));
            }
            digest.update(Files.readAllBytes(application.javaHome().resolve("release")));
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        } catch (IOException e) {
            throw new NodeException("Cannot read the class path of " + application.mainClass() + ": " + e.getMessage(), e);
        }
    }

    /// What nodes must see to use this.
    public Path folder() {
        return CacheFolder.of("aot");
    }
}
