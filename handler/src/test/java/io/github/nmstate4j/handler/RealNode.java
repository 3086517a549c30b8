package io.github.nmstate4j.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.handler.apply.ApplyOptions;
import io.github.nmstate4j.handler.apply.ApplyOutcome;
import io.github.nmstate4j.handler.apply.CheckpointMemory;
import io.github.nmstate4j.handler.apply.ModelDecisions;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.apply.Transaction;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.probe.ProbeSuite;
import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// The virtual node that this JVM runs in, with the words tests are written in. Its cards eth1 and eth2 are free.
final class RealNode implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path LOG_OF_NETWORK_MANAGER = Path.of("/var/log/NetworkManager.log");
    private static final String UPLINK = "eth0";

    private final NodeAccess access;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Transaction transaction;
    private ApplyOptions options = ApplyOptions.defaults();

    private RealNode(NodeAccess access) {
        this.access = access;
        this.transaction = new Transaction(
                access.view(),
                new ModelDecisions(new Planner((_, _) -> UUID.randomUUID())),
                access.networkManager(),
                access.host(),
                new ProbeSuite(List.of(), ProbeSuite.Budget.defaults(), threads),
                CheckpointMemory.none());
    }

    static RealNode here() throws IOException {
        return new RealNode(new Machine(Map.of()).open());
    }

    NodeAccess access() {
        return access;
    }

    void options(ApplyOptions other) {
        options = other;
    }

    static NetworkState read(String document) {
        var read = NetworkStateYaml.read(document);
        assertThat(read.findings()).as(document).noneMatch(Finding::isError);
        return read.state().orElseThrow(() -> new AssertionError(document));
    }

    ApplyOutcome apply(String document) {
        return transaction.apply(read(document), options);
    }

    /// Applies and fails unless that was needed and went well.
    void become(String document) {
        var outcome = apply(document);
        assertThat(outcome).as(() -> document + "\n" + outcome.summary()).isInstanceOf(ApplyOutcome.Committed.class);
    }

    /// Applies again, and fails if NetworkManager was asked to write anything.
    void isAlready(String document) {
        long before = lengthOfLog();
        var outcome = apply(document);
        assertThat(outcome).as(() -> document + "\n" + outcome.summary()).isInstanceOf(ApplyOutcome.NothingToDo.class);
        assertThat(writesSince(before)).isEmpty();
    }

    private static long lengthOfLog() {
        try {
            return Files.size(LOG_OF_NETWORK_MANAGER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What NetworkManager has been asked to do since its log was this long, from its own audit log.
    private static List<String> writesSince(long length) {
        try (var log = FileChannel.open(LOG_OF_NETWORK_MANAGER).position(length);
                var lines = new BufferedReader(Channels.newReader(log, StandardCharsets.ISO_8859_1))) {
            return lines.lines()
                    .filter(line -> line.contains("audit: op="))
                    .map(line -> line.substring(line.indexOf("audit: op=")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NetworkState show() {
        try {
            return access.view().observe().state();
        } catch (NodeViewException e) {
            throw new AssertionError(e);
        }
    }

    /// The stored profile of this id, as `setting.key` to text.
    Map<String, String> profile(String id) {
        return profile(id, profiles());
    }

    /// As [#profile(String)], of these.
    static Map<String, String> profile(String id, List<SavedProfile> profiles) {
        return profiles.stream()
                .map(SavedProfile::profile)
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .map(RealNode::flat)
                .orElseThrow(() -> new AssertionError("no profile " + id + " among "
                        + profiles.stream().map(saved -> saved.profile().id()).toList()));
    }

    List<Device> devices() {
        try {
            return access.networkManager().snapshot().devices();
        } catch (NetworkManagerException e) {
            throw new AssertionError(e);
        }
    }

    List<SavedProfile> profiles() {
        try {
            return access.networkManager().snapshot().profiles();
        } catch (NetworkManagerException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> flat(Profile profile) {
        var flat = new TreeMap<String, String>();
        profile.settings().forEach((setting, keys) -> keys.forEach((key, value) -> flat.put(setting + "." + key, text(value))));
        return flat;
    }

    private static String text(SettingValue value) {
        return switch (value) {
            case SettingValue.Text(var text) -> text;
            case SettingValue.Hidden(var secret) -> secret.reveal();
            case SettingValue.HiddenMap(var entries) -> {
                var revealed = new TreeMap<String, String>();
                entries.forEach((key, secret) -> revealed.put(key, secret.reveal()));
                yield revealed.toString();
            }
            case SettingValue.Bool(var bool) -> Boolean.toString(bool);
            case SettingValue.Int32(var number) -> Integer.toString(number);
            case SettingValue.UInt32(var number) -> Long.toString(number);
            case SettingValue.UInt16(var number) -> Integer.toString(number);
            case SettingValue.Int64(var number) -> Long.toString(number);
            case SettingValue.UInt64(var number) -> Long.toString(number);
            case SettingValue.UInt8(var number) -> Integer.toString(number);
            case SettingValue.Bytes(var bytes) ->
                bytes.stream().map("%02X"::formatted).collect(Collectors.joining(":"));
            case SettingValue.TextList(var items) -> String.join(",", items);
            case SettingValue.UInt32List(var items) -> items.toString();
            case SettingValue.BytesList(var items) -> items.toString();
            case SettingValue.TextMap(var entries) -> new TreeMap<>(entries).toString();
            case SettingValue.Dict(var entries) -> text(entries);
            case SettingValue.DictList(var items) ->
                items.stream().map(RealNode::text).collect(Collectors.joining(" "));
            case SettingValue.Opaque(var signature, var content) -> signature + ":" + content;
        };
    }

    private static String text(Map<String, SettingValue> entries) {
        return entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// Runs a shell command, which must succeed, and returns what it printed.
    static String run(String command) {
        var result = attempt(command);
        assertThat(result.code()).as(() -> command + "\n" + result.text()).isZero();
        return result.text();
    }

    record Ended(int code, String text) {}

    static Ended attempt(String command) {
        try {
            var process = new ProcessBuilder("/bin/bash", "-c", command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), text.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonNode json(String command) {
        var text = run(command);
        try {
            return JSON.readTree(text.isBlank() ? "[]" : text);
        } catch (IOException e) {
            throw new UncheckedIOException(command + " printed no JSON: " + text, e);
        }
    }

    /// The device as `ip -d -j link` shows it.
    static JsonNode link(String name) {
        return json("ip -d -j link show dev " + quoted(name)).path(0);
    }

    /// One word for the shell.
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    static boolean hasLink(String name) {
        return Files.exists(Path.of("/sys/class/net").resolve(name));
    }

    /// Its addresses with prefix lengths, without link-local ones.
    static List<String> addresses(String name) {
        return json("ip -j address show dev " + quoted(name)).path(0).path("addr_info").valueStream()
                .filter(address -> !address.path("scope").asText().equals("link"))
                .map(address -> address.path("local").asText() + "/" + address.path("prefixlen").asInt())
                .toList();
    }

    /// Leaves the node as it was after boot. Costs little where a test tidied up after itself.
    void reset() throws NetworkManagerException {
        options = ApplyOptions.defaults();
        for (var checkpoint : access.networkManager().checkpoints()) {
            checkpoint.close();
        }
        var left = profiles().stream()
                .map(saved -> saved.profile().id())
                .filter(id -> !id.equals(UPLINK) && !id.equals("lo"))
                .toList();
        try (var links = Files.list(Path.of("/sys/class/net"))) {
            var known = List.of("lo", "mgmt0", UPLINK, "eth1", "eth2", "ovs-system", "bonding_masters");
            if (left.isEmpty() && links.allMatch(link -> known.contains(link.getFileName().toString()))) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("/host/boot/node-reset");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        access.close();
    }

    /// Lets a state that comes by itself come.
    static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }
}
