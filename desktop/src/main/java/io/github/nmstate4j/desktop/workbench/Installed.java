package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.zip.ZipFile;

/// Where extensions come from, in the order in which they are loaded: those of the workbench, then the jars of a folder.
///
/// @param folder where plug-ins are looked for
public record Installed(List<Source> sources, Optional<Path> folder) {

    private static final String SERVICE = "META-INF/services/" + WorkbenchExtension.class.getName();

    public Installed {
        sources = List.copyOf(sources);
    }

    /// @param jar empty for those of the workbench itself
    /// @param extensions to be made one after the other; each step may fail as `ServiceLoader` does
    record Source(Optional<Path> jar, Iterable<? extends WorkbenchExtension> extensions) {}

    /// Those on the class path.
    public static Installed builtIn() {
        return of(ServiceLoader.load(WorkbenchExtension.class, Installed.class.getClassLoader()));
    }

    public static Installed of(Iterable<? extends WorkbenchExtension> extensions) {
        return new Installed(List.of(new Source(Optional.empty(), extensions)), Optional.empty());
    }

    /// `$XDG_DATA_HOME/nmstate4j/plugins`.
    public static Path usualFolder(Map<String, String> environment) {
        return OwnFiles.folder(environment, "XDG_DATA_HOME", ".local/share").resolve("plugins");
    }

    /// These, and the jars of a folder in the order of their names. A jar sees the classes of the workbench and its own,
    /// not those of other jars. What is wrong with a jar is told when it is loaded; a folder that is not there has none.
    public Installed withPlugins(Path plugins) {
        var all = new ArrayList<>(sources);
        if (Files.isDirectory(plugins)) {
            try (var files = Files.list(plugins)) {
                files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                        .sorted()
                        .forEach(jar -> all.add(new Source(Optional.of(jar), () -> load(jar).iterator())));
            } catch (IOException e) {
                all.add(broken(plugins, "the folder cannot be read: " + e));
            }
        }
        return new Installed(all, Optional.of(plugins));
    }

    private static Source broken(Path place, String why) {
        return new Source(Optional.of(place), () -> {
            throw new ServiceConfigurationError(why);
        });
    }

    private static ServiceLoader<WorkbenchExtension> load(Path jar) {
        // A class loader takes what is no jar for an empty one.
        try (var file = new ZipFile(jar.toFile())) {
            if (file.getEntry(SERVICE) == null) {
                throw new ServiceConfigurationError("it has no " + SERVICE + ", which names its extensions");
            }
            return ServiceLoader.load(WorkbenchExtension.class, new JarLoader(jar.toUri().toURL()));
        } catch (MalformedURLException e) {
            throw new ServiceConfigurationError("its path cannot be made a URL", e);
        } catch (IOException e) {
            throw new ServiceConfigurationError("it cannot be read as a jar: " + e.getMessage(), e);
        }
    }

    /// Stays open as long as the workbench: extensions load their classes when they are first used.
    private static final class JarLoader extends URLClassLoader {
        JarLoader(URL jar) {
            super(new URL[] {jar}, Installed.class.getClassLoader());
        }

        /// The extensions of the workbench are not those of the jar.
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals(SERVICE) ? findResources(name) : super.getResources(name);
        }
    }
}
