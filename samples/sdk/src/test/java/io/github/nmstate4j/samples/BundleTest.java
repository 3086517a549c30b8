package io.github.nmstate4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.samples.bundle.BuildsAPolicy;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/// The SDK as a bundle of the framework that Eclipse runs on.
class BundleTest {

    /// A class of each bundle that the SDK needs.
    private static final List<String> USED = List.of(
            "com.fasterxml.jackson.annotation.JsonInclude",
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.dataformat.yaml.YAMLFactory",
            "org.yaml.snakeyaml.LoaderOptions");

    @TempDir
    Path folder;

    @Test
    void aBundleBuildsAPolicyWithTheSdkAndNoKubernetesClient() throws Exception {
        var framework = new EquinoxFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, folder.resolve("storage").toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
        framework.start();
        try {
            var context = framework.getBundleContext();
            for (var used : USED) {
                install(context, placeOf(Class.forName(used)));
            }
            var sdk = install(context, placeOf(NetworkStateYaml.class));
            var user = install(context, bundleWith(BuildsAPolicy.class));

            sdk.start();
            user.start();

            assertThat(sdk.getSymbolicName()).isEqualTo("io.github.nmstate4j.model");
            var program = (Callable<?>) user.loadClass(BuildsAPolicy.class.getName()).getConstructor().newInstance();
            assertThat(program.getClass().getClassLoader()).isNotSameAs(BuildsAPolicy.class.getClassLoader());
            assertThat(program.call().toString())
                    .contains("kind: NodeNetworkConfigurationPolicy")
                    .contains("name: bond0")
                    .contains("interfaces[0].mtu: With IPv6 the MTU should be >= 1280");
        } finally {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(30));
        }
    }

    private static Path placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Bundle install(BundleContext context, Path place) throws BundleException {
        return context.installBundle("reference:" + place.toUri());
    }

    private Path bundleWith(Class<?> program) throws IOException {
        var manifest = new Manifest();
        var headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "some.body.else");
        headers.putValue(
                Constants.IMPORT_PACKAGE,
                "io.github.nmstate4j.policy.capture,io.github.nmstate4j.state,io.github.nmstate4j.state.build,"
                        + "io.github.nmstate4j.state.iface,io.github.nmstate4j.validate,io.github.nmstate4j.yaml,"
                        + "io.github.nmstate4j.document,io.github.nmstate4j.finding");
        var jar = folder.resolve("user.jar");
        var name = program.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = program.getResourceAsStream("/" + name)) {
            out.putNextEntry(new JarEntry(name));
            Objects.requireNonNull(bytes).transferTo(out);
        }
        return jar;
    }
}
