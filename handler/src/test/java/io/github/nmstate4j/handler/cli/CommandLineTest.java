package io.github.nmstate4j.handler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.state.iface.NetworkInterface;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line on a simulated node.
class CommandLineTest {

    private static final String STATIC = """
            interfaces:
            - name: eth1
              type: ethernet
              state: up
              mtu: 1400
              ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.7, prefix-length: 24}]}
            routes:
              config:
              - {destination: 0.0.0.0/0, next-hop-address: 192.0.2.1, next-hop-interface: eth1}
            """;
    private static final String POLICY = """
            capture:
              gw: routes.running.destination=="0.0.0.0/0"
              nic: interfaces.name==capture.gw.routes.running.0.next-hop-interface
            desiredState:
              interfaces:
              - name: "{{ capture.nic.interfaces.0.name }}"
                mtu: 1300
            """;

    @TempDir
    private Path folder = Path.of("");

    private CommandNode node;

    @BeforeEach
    void start() throws IOException {
        node = new CommandNode(folder.resolve("root"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Optional<Long> mtu(String name) {
        return node.state("show").find(name).flatMap(iface -> iface.base().mtu());
    }

    @Test
    void appliesAStateAndPrintsWhatChanged() {
        node.input = STATIC;
        var changed = node.state("apply");

        assertThat(changed.find("eth1").flatMap(iface -> iface.base().mtu())).contains(1400L);
        assertThat(node.err.toString()).contains("the change was committed");
        assertThat(mtu("eth1")).contains(1400L);
        assertThat(node.opened).hasValue(node.closed.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "apply", "set"})
    void hasSeveralNamesForIt(String name) {
        node.input = STATIC;
        node.printed(name, "--no-verify", "--timeout", "30", "-s", "-");

        assertThat(mtu("eth1")).contains(1400L);
    }

    @Test
    void printsTheWholeStateInTheOrderThatScriptsKnow() {
        node.input = STATIC;
        node.printed("apply");
        var text = node.printed("show");

        assertThat(text.lines().filter(line -> line.matches("[a-z-]+:.*")).map(line -> line.replaceAll(":.*", "")))
                .containsExactly("hostname", "dns-resolver", "route-rules", "routes", "interfaces", "ovs-db", "ovn");
        assertThat(text).contains("ovn: {}").contains("- name: eth1\n  type: ethernet\n");
        assertThat(node.printed("s", "--json")).startsWith("{");
    }

    @Test
    void showsOneInterfaceWithItsRoutes() {
        node.input = STATIC;
        node.printed("apply");

        var eth1 = node.state("show", "eth1");
        assertThat(eth1.interfaces()).extracting(NetworkInterface::name).containsExactly("eth1");
        assertThat(eth1.routes().flatMap(routes -> routes.config()).orElseThrow()).hasSize(1);
        var eth2 = node.state("show", "eth2");
        assertThat(eth2.routes().flatMap(routes -> routes.config()).orElseThrow()).isEmpty();
        assertThat(node.run("show", "eth77")).isEqualTo(ExitCode.DATA);
        assertThat(node.err.toString()).contains("there is no interface eth77; there are eth1, eth2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-r", "--running-config"})
    void showsOnlyWhatIsConfigured(String option) {
        node.input = STATIC;
        node.printed("apply");
        var configured = node.state("show", option);

        assertThat(configured.routes().orElseThrow().running()).isEmpty();
        assertThat(configured.routes().orElseThrow().config()).isPresent();
        assertThat(configured.dnsResolver().flatMap(dns -> dns.running())).isEmpty();
        node.input = node.printed("show", option, "eth1");
        node.printed("apply");
        node.printed("apply");
        assertThat(node.err.toString()).contains("the node is already as desired");
    }

    @Test
    void asksTheKernelOnlyWhereNetworkManagerIsAway() {
        node.simulated.stopNetworkManager();

        assertThat(node.state("show", "-k").interfaces()).extracting(NetworkInterface::name).contains("eth1", "eth2");
        assertThat(node.state("show", "--kernel", "-r").dnsResolver().flatMap(dns -> dns.config())
                        .flatMap(config -> config.server()).orElseThrow())
                .containsExactly("192.0.2.53");
        assertThat(node.run("show")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void keepsSecretsUnlessAskedForThem() {
        node.input = """
                interfaces:
                - name: eth1
                  type: ethernet
                  state: up
                  802.1x: {eap-methods: [peap], identity: me, phase2-auth: mschapv2, password: hunter2}
                """;
        assertThat(node.printed("apply")).doesNotContain("hunter2");

        assertThat(node.printed("show")).doesNotContain("hunter2").contains("<_password_hid_by_nmstate>");
        assertThat(node.printed("show", "-s")).contains("hunter2");
        assertThat(node.printed("show", "--show-secrets", "--json", "eth1")).contains("hunter2");
    }

    @Test
    void appliesSeveralFilesAndPatterns() throws IOException {
        file("10-one.yml", "interfaces: [{name: eth1, type: ethernet, state: up, mtu: 1400}]");
        file("20-two.yml", "interfaces: [{name: eth1, type: ethernet, state: up, mtu: 1401}]");
        var last = file("last.yaml", "interfaces: [{name: eth2, type: ethernet, state: up, mtu: 1402}]");
        node.printed("apply", folder.resolve("*.yml").toString(), last);

        assertThat(mtu("eth1")).contains(1401L);
        assertThat(mtu("eth2")).contains(1402L);
        assertThat(node.run("apply", folder.resolve("*.conf").toString())).isEqualTo(ExitCode.FAILED);
        assertThat(node.err.toString()).contains("no file matches");
    }

    @Test
    void readsAllFilesBeforeItAppliesOne() throws IOException {
        var good = file("good.yml", STATIC);
        var bad = file("bad.yml", "interfaces:\n- name: eth1\n  mtu: lots\n");

        assertThat(node.run("apply", good, bad)).isEqualTo(ExitCode.DATA);
        assertThat(node.err.toString()).contains("bad.yml: error: 3:8 interfaces[0].mtu").contains("nothing was done");
        assertThat(node.opened).hasValue(0);
    }

    @Test
    void waitsForACommitOrRollsBack() {
        node.input = STATIC;
        node.printed("apply", "--no-commit");
        assertThat(node.err.toString()).contains("waits for a commit of checkpoint");
        node.printed("rollback");
        assertThat(mtu("eth1")).isNotEqualTo(Optional.of(1400L));

        node.printed("apply", "--no-commit");
        node.printed("commit");
        assertThat(mtu("eth1")).contains(1400L);
        assertThat(node.run("commit")).isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "soon"})
    void refusesATimeoutThatIsNone(String timeout) {
        assertThat(node.run("apply", "--timeout", timeout)).isEqualTo(ExitCode.DATA);
        assertThat(node.err.toString()).contains("--timeout is " + timeout);
    }

    @Test
    void tellsWhatARefusedStateLacks() {
        node.input = "interfaces: [{name: eth1, mtuu: 1}]";

        assertThat(node.run("apply")).isEqualTo(ExitCode.DATA);
        assertThat(node.err.toString()).contains("Did you mean `mtu`");
    }

    @Test
    void plansAndExplainsWithoutDoing() {
        node.input = STATIC;

        assertThat(node.printed("plan")).contains("activate eth1");
        assertThat(node.printed("explain", "-")).contains("1. Store the profile eth1").contains("Then everything is as desired.");
        assertThat(mtu("eth1")).isNotEqualTo(Optional.of(1400L));
        node.input = "interfaces: [{name: eth77, type: ethernet, state: up}]";
        assertThat(node.run("explain")).isEqualTo(ExitCode.DATA);
        assertThat(node.out.toString()).contains("Nothing is changed.").contains("eth77");
    }

    @Test
    void printsWhatAPolicyAsksOfTheNode() throws IOException {
        node.input = STATIC;
        node.printed("apply");
        var policy = file("policy.yml", POLICY);
        var captured = folder.resolve("captured");

        assertThat(node.printed("policy", policy)).isEqualTo("interfaces:\n- name: eth1\n  mtu: 1300\n");
        assertThat(node.printed("p", "--json", "--output-captured", captured.toString(), policy))
                .startsWith("{")
                .contains("\"mtu\" : 1300");
        assertThat(Files.readString(captured)).startsWith("{").contains("metaInfo").contains("\"version\" : \"0\"");
    }

    @Test
    void capturesFromAFileAndNotAgain() throws IOException {
        var policy = file("policy.yml", POLICY);
        var current = file("current.yml", """
                interfaces: [{name: lab7, type: ethernet, state: up}]
                routes: {running: [{destination: 0.0.0.0/0, next-hop-interface: lab7, next-hop-address: 192.0.2.1}]}
                """);
        var captured = folder.resolve("captured.yml").toString();

        assertThat(node.printed("policy", "--current", current, "--output-captured", captured, policy))
                .contains("name: lab7");
        var first = Files.readString(Path.of(captured));
        assertThat(node.printed("policy", "--captured", captured, "--output-captured", captured, policy))
                .contains("name: lab7");
        assertThat(Files.readString(Path.of(captured))).isEqualTo(first).contains("time: ");
        assertThat(node.opened).hasValue(0);
    }

    @Test
    void capturesFromTheStateThatAPolicyBringsAlong() {
        node.input = POLICY + """
                current:
                  interfaces: [{name: own3, type: ethernet, state: up}]
                  routes: {running: [{destination: 0.0.0.0/0, next-hop-interface: own3}]}
                """;

        assertThat(node.printed("policy")).contains("name: own3");
        assertThat(node.opened).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "interfaces: []; standard input is a network state",
                "{capture: {a: interface.name==x}, desired: {}}; standard input: error: 1:12 capture.a: A network state has no `interface`",
                "{capture: {a: interfaces}, desired: {description: '{{ capture.b.interfaces }}'}}; desired.description: There is no capture `b`",
                "{captures: {}, desired: {}}; did you mean `capture`?",
                "{capture: [; is not well-formed"
            })
    void tellsWhatIsWrongWithAPolicy(String policy, String message) {
        node.input = policy;

        assertThat(node.run("policy")).isEqualTo(ExitCode.DATA);
        assertThat(node.err.toString()).contains(message);
    }

    @Test
    void tellsWhatIsWrongWithWhatWasCaptured() throws IOException {
        var policy = file("policy.yml", POLICY);

        assertThat(node.run("policy", "--captured", file("c.yml", "gw: text"), policy)).isEqualTo(ExitCode.DATA);
        assertThat(node.err.toString()).contains("c.yml: error: 1:1 gw: A mapping is expected");
    }

    @Test
    void appliesAndPlansPolicies() {
        node.input = STATIC;
        node.printed("apply");
        node.input = POLICY;

        assertThat(node.printed("plan")).contains("eth1");
        node.printed("apply");
        assertThat(mtu("eth1")).contains(1300L);
    }

    @Test
    void formatsStatesAndPoliciesWithoutANode() {
        node.input = "{interfaces: [{mtu: '1400', name: eth1, type: ethernet, state: up}]} # remark";
        assertThat(node.printed("format")).isEqualTo("interfaces:\n- name: eth1\n  type: ethernet\n  state: up\n  mtu: 1400\n");
        node.input = "{desired: {interfaces: []}, capture: {a: interfaces}}";
        assertThat(node.printed("fmt", "-")).isEqualTo("desired:\n  interfaces: []\ncapture:\n  a: interfaces\n");
        assertThat(node.printed("f", "--json")).startsWith("{");
        assertThat(node.opened).hasValue(0);
    }

    @Test
    void editsTheConfigurationUntilItCanBeRead() throws IOException {
        node.input = STATIC;
        node.printed("apply");
        // The first time it writes a mistake; the second time it finds the remark about it and mends it.
        node.editor = file("editor.sh", """
                if grep -q '^# error: .*mtu' "$1"; then sed -i 's/mtu: lots/mtu: 1350/' "$1"; else sed -i 's/mtu: 1400/mtu: lots/' "$1"; fi
                """);
        node.editor = "sh " + node.editor;
        node.printed("edit", "eth1");

        assertThat(mtu("eth1")).contains(1350L);
    }

    @Test
    void changesNothingWhenTheEditorChangesNothing() {
        node.printed("edit");
        assertThat(node.err.toString()).contains("nothing was changed");

        node.editor = "false";
        assertThat(node.run("edit")).isEqualTo(ExitCode.DATA);
        assertThat(node.err.toString()).contains("the editor ended with a failure");
    }

    @Test
    void appliesAFolderOnce() throws IOException {
        var states = Files.createDirectory(folder.resolve("nmstate"));
        Files.writeString(states.resolve("1.yml"), STATIC);
        Files.writeString(states.resolve("2.yml"), "interfaces: 7");
        Files.writeString(states.resolve("3.yml"), "interfaces: [{name: eth2, type: ethernet, state: up, mtu: 1402}]");
        node.printed("service", "-c", states.toString());

        assertThat(mtu("eth1")).contains(1400L);
        assertThat(mtu("eth2")).contains(1402L);
        assertThat(states).isDirectoryContaining("glob:**/1.applied").isDirectoryContaining("glob:**/3.applied");
        assertThat(states.resolve("1.yml")).doesNotExist();
        assertThat(states.resolve("2.yml")).exists();
    }

    @Test
    void keepsTheFilesOfTheFolderWhereItIsToldTo() throws IOException {
        var states = Files.createDirectory(folder.resolve("nmstate"));
        Files.writeString(states.resolve("nmstate.conf"), "[service]\nkeep_state_file_after_apply = true # kept\n");
        Files.writeString(states.resolve("1.yml"), STATIC);
        node.printed("service", "--config", states.toString());

        assertThat(states.resolve("1.applied")).hasSameTextualContentAs(states.resolve("1.yml"));
        node.err.getBuffer().setLength(0);
        node.printed("service", "--config", states.toString());
        assertThat(node.err.toString()).contains("nothing to apply");
        Files.writeString(states.resolve("1.yml"), STATIC.replace("1400", "1410"));
        node.printed("service", "--config", states.toString());
        assertThat(mtu("eth1")).contains(1410L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v show", "show -v", "-vv show eth1", "show -vvv", "-q show", "show --quiet", "show --verbose"})
    void takesTheWishForMoreOrLessAnywhere(String line) {
        node.printed(line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"show", "apply", "edit", "plan", "explain", "policy", "gc", "gd", "gr", "st", "commit", "rollback", "format",
                "service", "version", "completion", "man"})
    void everyCommandTellsHowItIsUsed(String command) {
        assertThat(node.printed(command, "--help")).startsWith("Usage: nmstate4j ").contains("--verbose");
        assertThat(node.opened).hasValue(0);
    }

    @Test
    void needsAFolder() {
        assertThat(node.run("service", "-c", folder.resolve("nowhere").toString())).isEqualTo(ExitCode.FAILED);
        assertThat(node.err.toString()).contains("there is no folder");
    }

    @Test
    void aShellCompletesCommandsAndTheirOptions() throws Exception {
        var script = Files.writeString(folder.resolve("completion"), node.printed("completion"));

        assertThat(completed(script, "sh")).containsExactly("show");
        assertThat(completed(script, "apply", "--no-c")).containsExactly("--no-commit");
    }

    @Test
    void theManualPageTellsEveryCommandAndOption() {
        var page = node.printed("man");

        assertThat(page).startsWith(".TH NMSTATE4J 1 ").contains("\n.SH NAME\n", "\n.SH SYNOPSIS\n", "\n.SH EXIT STATUS\n");
        assertThat(page).contains("\n.SS apply, a, set\n", "\n.B \\-\\-no\\-commit\n", "\n.SS format, f, fmt\n")
                .containsOnlyOnce("\n.B \\-h, \\-\\-help\n");
        // A page has requests and text; no text may look like a request.
        assertThat(page.lines().filter(line -> line.startsWith(".")).map(line -> line.split(" ", 2)[0]))
                .containsOnly(".TH", ".SH", ".SS", ".PP", ".TP", ".B");
        assertThat(page.lines().filter(line -> line.startsWith("'"))).isEmpty();
    }

    /// What bash offers after these words. Outside of a completion it complains of `compopt`.
    private List<String> completed(Path script, String... words) throws Exception {
        var line = new ArrayList<>(List.of("nmstate4j"));
        line.addAll(List.of(words));
        var asked = """
                source %s
                COMP_WORDS=(%s)
                COMP_CWORD=%d
                _complete_nmstate4j
                printf '%%s\\n' "${COMPREPLY[@]}"
                """
                .formatted(script, String.join(" ", line), words.length);
        var process = new ProcessBuilder("bash", "-c", asked).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said.lines().toList();
    }
}
