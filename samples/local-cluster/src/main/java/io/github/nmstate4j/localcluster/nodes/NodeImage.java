package io.github.nmstate4j.localcluster.nodes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/// The root file system nodes start from; no node ever writes to it.
record NodeImage(NodeSuite suite, Path root) {

    /// The image from the user's cache, made there first if need be. Several programs may ask at once: one makes it, the others wait for it.
    static NodeImage provide(NodeSuite suite, Consumer<String> progress) {
        return provide(suite, CacheFolder.of("node-images"), progress);
    }

    static NodeImage provide(NodeSuite suite, Path cache, Consumer<String> progress) {
        Path root = cache.resolve(suite.codename() + "-" + recipe(suite));
        if (Files.isDirectory(root)) {
            return new NodeImage(suite, root);
        }
        try {
            Files.createDirectories(cache);
            try (var channel = FileChannel.open(
                            cache.resolve(suite.codename() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!Files.isDirectory(root) && lock.isValid()) {
                    build(suite, root, progress);
                }
            }
        } catch (IOException e) {
            throw new NodeException("Cannot keep node images in " + cache + ": " + e.getMessage()
                    + ". Set XDG_CACHE_HOME to a folder that can be written.", e);
        }
        return new NodeImage(suite, root);
    }

    /// Names everything an image is made from, so that another recipe makes another image.
    private static String recipe(NodeSuite suite) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join(" ", suite.packages()).getBytes(StandardCharsets.UTF_8));
            digest.update(Resources.FIRST_STAGE.text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void build(NodeSuite suite, Path root, Consumer<String> progress) throws IOException {
        String mirror = DebianMirror.of(Path.of("/etc/apt"), ownCodename())
                .orElseThrow(() -> new NodeException("No source of this machine's own Debian release with component 'main' under /etc/apt;"
                        + " the node image is made from that mirror. Add one, or use --simulated."));
        Path unfinished = root.resolveSibling(".unfinished-" + root.getFileName());
        HostCommand.run("rm", "-rf", "--one-file-system", unfinished.toString()).requireSuccess();
        progress.accept("Making the node image: Debian " + suite.codename() + " in " + root + " (once, about a minute)");
        HostCommand.run(
                        List.of(
                                "debootstrap",
                                "--variant=minbase",
                                "--keyring=/usr/share/keyrings/debian-archive-keyring.gpg",
                                "--include=" + String.join(",", suite.packages()),
                                suite.codename(),
                                unfinished.toString(),
                                mirror,
                                script(suite)),
                        proxy())
                .requireSuccess();
        for (String folder : List.of("host", "usr/lib/modules", "opt/nmstate4j")) {
            Files.createDirectories(unfinished.resolve(folder));
        }
        Resources.FIRST_STAGE.writeTo(unfinished.resolve("opt/nmstate4j"));
        // What debootstrap copied from this machine is not for the nodes.
        for (String file : List.of("etc/resolv.conf", "etc/hostname", "etc/hosts")) {
            Files.deleteIfExists(unfinished.resolve(file));
        }
        HostCommand.run("find", unfinished.resolve("var/cache/apt/archives").toString(), "-name", "*.deb", "-delete")
                .requireSuccess();
        Files.move(unfinished, root);
    }

    /// An older debootstrap does not know the name of a newer release; all of them are made as sid is.
    private static String script(NodeSuite suite) {
        Path scripts = Path.of("/usr/share/debootstrap/scripts");
        Path own = scripts.resolve(suite.codename());
        return (Files.exists(own) ? own : scripts.resolve("sid")).toString();
    }

    private static Map<String, String> proxy() {
        String prefix = "Acquire::http::Proxy \"";
        return HostCommand.run("apt-config", "dump", "Acquire::http::Proxy").stdout().lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length(), line.lastIndexOf('"')))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .map(address -> Map.of("http_proxy", address))
                .orElse(Map.of());
    }

    private static String ownCodename() throws IOException {
        var release = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("/etc/os-release"))) {
            release.load(reader);
        }
        return release.getProperty("VERSION_CODENAME", "").replace("\"", "");
    }
}
