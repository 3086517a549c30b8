package io.github.nmstate4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Real API servers accept the definitions and serve every version. Runs where they are beside the repository and
/// kubectl is on the path.
class DefinitionsOnRealServersTest {

    private static final Path SERVERS = Path.of(System.getProperty(
                    "nmstate4j.shared", Path.of(System.getProperty("nmstate4j.root", ".."), "../shared").toString()))
            .resolve("apiserver");

    @TempDir
    Path folder;

    static Stream<Arguments> servers() {
        return Files.isExecutable(SERVERS.resolve("up")) && Files.isExecutable(Path.of("/usr/bin/kubectl"))
                ? Stream.of(
                        Arguments.of("lite", "apply --server-side"), Arguments.of("full", "create --validate=false"))
                : Stream.of();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("servers")
    void everyServedVersionTakesAPolicy(String server, String verb) throws Exception {
        start(server);

        assertThat(kubectl("", (verb + " -f " + installation()).split(" "))).doesNotContain("Error");
        kubectl("", "wait", "--for", "condition=Established", "crd", "--all", "--timeout=30s");

        for (var version : List.of("v1", "v1beta1", "v1alpha1")) {
            var created = kubectl("""
                    apiVersion: nmstate.io/%s
                    kind: NodeNetworkConfigurationPolicy
                    metadata: {name: from-%1$s}
                    spec:
                      maxUnavailable: 30%%
                      desiredState: {interfaces: [{name: eth1, future: {kept: true}}]}
                    """.formatted(version), "create", "--validate=false", "-f", "-");
            assertThat(created).contains("from-" + version + " created");
            assertThat(created.contains("is deprecated; use nmstate.io/v1")).isEqualTo(!version.equals("v1"));
        }
        assertThat(kubectl("", "get", "nncp", "from-v1alpha1", "-o", "jsonpath={.apiVersion} {.spec.desiredState}"))
                .contains("nmstate.io/v1 ", "\"kept\":true");
        assertThat(kubectl("", "get", "nncp,nnce,nns")).contains("NAME", "STATUS", "REASON");
    }

    private static Path installation() {
        return Path.of(System.getProperty("nmstate4j.root", ".."), "nmstate-model/target/classes/META-INF/fabric8/all.yaml");
    }

    private void start(String server) throws IOException, InterruptedException {
        var command = new ProcessBuilder(SERVERS.resolve("up").toString(), server, folder.toString());
        command.environment().put("PORT", Integer.toString(freePort()));
        command.environment().put("ETCD_PORT", Integer.toString(freePort()));
        assertThat(output(command, "")).contains("kubeconfig");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("apiserver.pid"))) {
            output(new ProcessBuilder(SERVERS.resolve("down").toString(), folder.toString()), "");
        }
    }

    private String kubectl(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder("/usr/bin/kubectl", "--kubeconfig", folder.resolve("kubeconfig").toString());
        command.command().addAll(List.of(arguments));
        return output(command, input);
    }

    private String output(ProcessBuilder command, String input) throws IOException, InterruptedException {
        var given = Files.writeString(Files.createTempFile(folder, "in", ""), input);
        var said = Files.createTempFile(folder, "out", "");
        command.redirectInput(given.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
        var code = command.start().waitFor();
        var text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(code).as(text).isZero();
        return text;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
