package io.github.nmstate4j.handler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.handler.apply.FakeHost;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.NodeView;
import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeCommandsTest {

    private static final String NODE = """
            interfaces:
            - name: eth0
              type: ethernet
              state: up
            - name: eth1
              type: ethernet
              state: up
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> calls = new ArrayList<>();
    private final List<NetworkManager.Checkpoint> checkpoints = new ArrayList<>();

    private int run(String input, String... arguments) {
        var door = new NodeCommands.Door() {
            @Override
            public NodeAccess open() {
                return node();
            }

            @Override
            public NetworkState observeKernel() {
                return NetworkState.empty();
            }
        };
        var commands =
                new NodeCommands(door, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), "false");
        return commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private NodeAccess node() {
        var seen = Observation.of(NetworkStateYaml.read(NODE).state().orElseThrow());
        var view = new NodeView() {
            @Override
            public Observation observe() {
                return seen;
            }

            @Override
            public Subscription onChange(Runnable listener) {
                return () -> {};
            }
        };
        return new NodeAccess(view, networkManager(), new FakeHost(), List.of(), () -> calls.add("closed"));
    }

    /// Knows checkpoints only; everything else fails the test that asks for it.
    private NetworkManager networkManager() {
        return (NetworkManager) Proxy.newProxyInstance(
                NetworkManager.class.getClassLoader(), new Class<?>[] {NetworkManager.class}, (_, method, _) ->
                        switch (method.getName()) {
                            case "checkpoints" -> List.copyOf(checkpoints);
                            default -> throw new NetworkManagerException(Kind.OTHER, "not here: " + method.getName());
                        });
    }

    private NetworkManager.Checkpoint checkpoint(String name) {
        return (NetworkManager.Checkpoint) Proxy.newProxyInstance(
                NetworkManager.class.getClassLoader(),
                new Class<?>[] {NetworkManager.Checkpoint.class},
                (_, method, _) -> {
                    if (method.getName().equals("name")) {
                        return name;
                    }
                    calls.add(method.getName() + " " + name);
                    return null;
                });
    }

    @Test
    void showsTheNodeAsADocumentThatCanBeReadAgain() {
        assertThat(run("", "show")).isEqualTo(ExitCode.DONE);

        assertThat(NetworkStateYaml.read(out.toString()).state()).isPresent();
        assertThat(calls).containsExactly("closed");
    }

    @Test
    void showsOneInterfaceAsJson() {
        assertThat(run("", "show", "--json", "eth1")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).startsWith("{").contains("eth1").doesNotContain("eth0");
    }

    @Test
    void saysWhichInterfacesThereAreInsteadOfTheOneNamed() {
        assertThat(run("", "show", "eth666")).isEqualTo(ExitCode.DATA);

        assertThat(err.toString()).contains("there is no interface eth666; there are eth0, eth1");
    }

    @Test
    void refusesADocumentThatCannotBeReadBeforeItOpensTheNode() {
        assertThat(run("interfaces: 7", "apply")).isEqualTo(ExitCode.DATA);

        assertThat(err.toString()).contains("standard input: error:").contains("interfaces");
        assertThat(calls).isEmpty();
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThat(run("", "apply", "/does/not/exist.yaml")).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("/does/not/exist.yaml");
    }

    @Test
    void tellsHowItIsUsedWhenItIsUsedWrongly() {
        assertThat(run("", "apply", "--frobnicate")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("--frobnicate").contains("Usage:");
    }

    @Test
    void refusesATimeoutInWhichNothingCanBeDone() {
        assertThat(run(NODE, "apply", "--timeout", "0")).isEqualTo(ExitCode.DATA);
    }

    @Test
    void commitsTheOldestCheckpointOrTheOneNamed() {
        checkpoints.add(checkpoint("/1"));
        checkpoints.add(checkpoint("/2"));

        assertThat(run("", "commit")).isEqualTo(ExitCode.DONE);
        assertThat(run("", "rollback", "/2")).isEqualTo(ExitCode.DONE);

        assertThat(calls).containsExactly("commit /1", "closed", "close /2", "closed");
    }

    @Test
    void saysThatThereIsNothingToCommit() {
        assertThat(run("", "commit")).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("There is no checkpoint; it may have run out");
    }

    @Test
    void tellsItsVersionWithoutANode() {
        assertThat(run("", "version")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).startsWith("nmstate4j ");
        assertThat(calls).isEmpty();
    }

    private static final String BOND = """
            interfaces:
            - name: bond0
              type: bond
              state: up
              link-aggregation: {mode: active-backup, port: [eth1]}
            - {name: eth0, type: ethernet, state: up}
            """;

    @Test
    void printsThePartOfAStateThatIsNotSoYet() {
        assertThat(run(BOND, "gd")).isEqualTo(ExitCode.DONE);

        assertThat(out).hasToString("""
                interfaces:
                - name: bond0
                  type: bond
                  state: up
                  link-aggregation:
                    mode: active-backup
                    port:
                    - eth1
                """);
    }

    @Test
    void printsTheStateThatUndoesOne() {
        assertThat(run(BOND, "gr", "-")).isEqualTo(ExitCode.DONE);

        assertThat(out).hasToString("""
                interfaces:
                - name: bond0
                  type: bond
                  state: absent
                - name: eth1
                  type: ethernet
                  state: up
                  controller: ""
                """);
    }

    @Test
    void printsFilesOfNetworkManagerWithoutANode() {
        assertThat(run(BOND, "gc", "-")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString())
                .startsWith("NetworkManager:\n- - \"bond0.nmconnection\"\n  - |\n    [connection]\n")
                .contains("    [bond]\n    mode=active-backup\n");
        assertThat(calls).isEmpty();
    }

    @Test
    void countsWhatAStateMakesUseOf() {
        assertThat(run(BOND + "dns-resolver: {config: {server: [192.0.2.1]}}\n", "st", "-")).isEqualTo(ExitCode.DONE);

        assertThat(out).hasToString("""
                topology:
                - bond -> ethernet
                features:
                - static-dns-name-server
                """);
    }

    @Test
    void doesNotCompareWithAStateThatCannotBeApplied() {
        assertThat(run("interfaces: [{name: eth7, type: ethernet}]", "gd")).isEqualTo(ExitCode.DATA);

        assertThat(err.toString()).contains("standard input: error: interfaces[0]: There is no Ethernet NIC eth7");
        assertThat(out.toString()).isEmpty();
    }
}
