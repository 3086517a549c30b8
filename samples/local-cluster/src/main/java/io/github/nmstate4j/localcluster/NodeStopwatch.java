package io.github.nmstate4j.localcluster;

import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.cli.NodeCommands;
import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.dbus.DBusNetworkManager;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.state.NetworkState;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs inside a virtual node whose handler is at work, and takes the time of what is done there. Prints the table of
/// [NodeBenchmark], line by line.
final class NodeStopwatch {

    private static final Path SOCKET = Path.of("/run/nmstate4j/handler.sock");
    private static final Path PROFILES = Path.of("/etc/NetworkManager/system-connections");
    private static final int ROUNDS = 5;
    private static final int SLOW_ROUNDS = 3;
    private static final int IDLE_SECONDS = 20;
    private static final long LOOK_MILLISECONDS = 500;
    private static final long CALM_MILLISECONDS = 5000;
    private static final String BUS = "unix:path=/run/dbus/system_bus_socket";
    private static final Duration ACTIVATION = Duration.ofSeconds(40);
    private static final int TICKS_PER_SECOND = 100;
    /// What has to be asked for to know what `show` tells.
    private static final String TOOLS = """
            nmcli -t -f all device show
            nmcli -t -f all connection show
            nmcli -t general hostname
            ip -d -j link
            ip -d -j address
            ip -d -j route show table all
            ip -6 -d -j route show table all
            ip -d -j rule
            ip -6 -d -j rule
            bridge -d -j vlan
            """;

    private final List<String> command;

    private NodeStopwatch(List<String> command) {
        this.command = command;
    }

    /// @param command the command line that starts the handler's program
    public static void main(String[] command) throws Exception {
        var stopwatch = new NodeStopwatch(Arrays.asList(command));
        changes(SLOW_ROUNDS, "a bond, a bridge and 2 VLANs", BOND_AND_BRIDGE, List.of("br7", "bond7", "eth1", "eth2", "bond7.1", "bond7.2"));
        for (int vlans : List.of(100, 1000)) {
            changes(1, vlans + " VLANs", vlansOnEth1(vlans), namesOnEth1(vlans));
        }
        for (int interfaces : List.of(10, 100, 1000)) {
            stopwatch.showOf(interfaces);
        }
        run("ls /sys/class/net | sed -n 's/^bench.*/link del &/p' | ip -batch -");
    }

    private static String vlansOnEth1(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("- {name: eth1.%1$d, type: vlan, state: up, vlan: {base-iface: eth1, id: %1$d}}\n"::formatted)
                .collect(Collectors.joining("", "interfaces:\n- {name: eth1, type: ethernet, state: up}\n", ""));
    }

    private static List<String> namesOnEth1(int count) {
        return Stream.concat(Stream.of("eth1"), IntStream.rangeClosed(1, count).mapToObj("eth1.%d"::formatted)).toList();
    }

    private static final String BOND_AND_BRIDGE = """
            interfaces:
            - {name: bond7, type: bond, state: up, link-aggregation: {mode: active-backup, options: {miimon: 100}, port: [eth1, eth2]}}
            - {name: bond7.1, type: vlan, state: up, vlan: {base-iface: bond7, id: 1}}
            - {name: bond7.2, type: vlan, state: up, vlan: {base-iface: bond7, id: 2},
               ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.1, prefix-length: 24}]}}
            - {name: br7, type: linux-bridge, state: up, bridge: {options: {stp: {enabled: false}}, port: [{name: bond7.1}]}}
            """;

    private void showOf(int interfaces) throws Exception {
        run("for i in $(seq $(ls /sys/class/net | wc -l) %d); do echo link add bench$i type dummy; done | ip -batch -".formatted(interfaces));
        awaitCalm();
        long tools = median(SLOW_ROUNDS, () -> run("(" + TOOLS + ") >/dev/null"));
        ask("show");
        long warm = median(ROUNDS, () -> ask("show"));
        long client = median(SLOW_ROUNDS, () -> start("", "show"));
        long alone = median(SLOW_ROUNDS, () -> start("NMSTATE4J_SOCKET=/nowhere ", "show"));
        System.out.printf(
                "show of %d interfaces: tools %d ms; handler %d ms (%.2f of the tools); command with a handler %d ms, without %d ms%n",
                interfaces, tools, warm, (double) warm / tools, client, alone);
        idle(interfaces);
    }

    /// NetworkManager takes its time to notice a thousand interfaces.
    private static void awaitCalm() throws Exception {
        long made = Long.parseLong(run("ls /sys/class/net | grep -c ^bench || true"));
        while (Long.parseLong(run("nmcli -t -f DEVICE device | grep -c ^bench || true")) < made) {
            Thread.sleep(LOOK_MILLISECONDS);
        }
        Thread.sleep(CALM_MILLISECONDS);
    }

    private static void idle(int interfaces) throws Exception {
        long before = ticksOfHandler();
        Thread.sleep(IDLE_SECONDS * 1000L);
        double load = 100.0 * (ticksOfHandler() - before) / (IDLE_SECONDS * TICKS_PER_SECOND);
        var resident = run("awk '/VmRSS/ {print $2}' /proc/$(cat /run/programs/handler.pid)/status");
        System.out.printf("idle with %d interfaces: %.1f %% of a processor, %d MiB resident%n", interfaces, load, Integer.parseInt(resident) / 1024);
    }

    private static long ticksOfHandler() throws Exception {
        return Long.parseLong(run("awk '{print $14 + $15}' /proc/$(cat /run/programs/handler.pid)/stat"));
    }

    /// The handler, NetworkManager asked by a program that does nothing else, and nmcli bring up the same profiles: those that the
    /// handler stored are kept for the others.
    private static void changes(int rounds, String what, String document, List<String> names) throws Exception {
        var absent = names.stream()
                .map("- {name: %s, state: absent}\n"::formatted)
                .collect(Collectors.joining("", "interfaces:\n", ""));
        var handler = new long[rounds];
        var again = new long[rounds];
        var alone = new long[rounds];
        var nmcli = new long[rounds];
        try (var networkManager = DBusNetworkManager.at(BUS)) {
            for (int round = 0; round < rounds; round++) {
                handler[round] = milliseconds(() -> apply(document));
                again[round] = milliseconds(() -> apply(document));
                var profiles = networkManager.snapshot().profiles().stream()
                        .map(SavedProfile::profile)
                        .filter(profile -> profile.interfaceName().filter(names::contains).isPresent())
                        .sorted(Comparator.comparingInt(profile -> names.indexOf(profile.interfaceName().orElse(""))))
                        .toList();
                run("rm -rf /tmp/kept; mkdir /tmp/kept; for f in " + PROFILES + "/*; do case $f in */eth0.*) ;; *)"
                        + " sed '/^\\[connection\\]/a autoconnect=false' \"$f\" >/tmp/kept/\"${f##*/}\";; esac; done; chmod 600 /tmp/kept/*");
                apply(absent);
                alone[round] = milliseconds(() -> bringUp(profiles, networkManager));
                apply(absent);
                run("cp /tmp/kept/* " + PROFILES);
                nmcli[round] = milliseconds(() -> run("nmcli connection load " + PROFILES + "/*; for name in "
                        + String.join(" ", names) + "; do nmcli connection up \"$name\" || exit; done"));
                apply(absent);
            }
        }
        System.out.printf(
                "apply of %s: handler %d ms; NetworkManager alone %d ms (%.2f of it); nmcli %d ms (%.2f of it); again %d ms%n",
                what,
                median(handler),
                median(alone),
                (double) median(handler) / median(alone),
                median(nmcli),
                (double) median(handler) / median(nmcli),
                median(again));
    }

    private static String bringUp(List<Profile> profiles, NetworkManager networkManager) throws NetworkManagerException {
        for (var profile : profiles) {
            networkManager.save(profile, false);
        }
        for (var profile : profiles) {
            networkManager.activate(profile.uuid(), ACTIVATION);
        }
        return "";
    }

    private static String apply(String document) throws IOException {
        var file = Path.of("/tmp/document.yml");
        Files.writeString(file, document);
        return ask("apply", file.toString());
    }

    /// The handler does it, for a command that runs already.
    private static String ask(String... arguments) throws IOException {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new NodeCommands(new NobodyIsAtHome(), InputStream.nullInputStream(), "false")
                .run(SOCKET, new PrintWriter(out), new PrintWriter(err), arguments);
        if (code != 0) {
            throw new IOException(List.of(arguments) + " ended with " + code + ": " + err);
        }
        return out.toString();
    }

    private static final class NobodyIsAtHome implements NodeCommands.Door {
        @Override
        public NodeAccess open() throws IOException {
            throw new IOException("no handler listens at " + SOCKET);
        }

        @Override
        public NetworkState observeKernel() throws IOException {
            throw new IOException("no handler listens at " + SOCKET);
        }
    }

    private String start(String environment, String argument) throws Exception {
        return run(environment + command.stream().collect(Collectors.joining(" ")) + " " + argument + " >/dev/null");
    }

    private static String run(String shell) throws IOException, InterruptedException {
        var process = new ProcessBuilder("/bin/bash", "-c", shell).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(shell + " failed: " + text);
        }
        return text;
    }

    private static long median(int rounds, Callable<String> work) throws Exception {
        var times = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            times[round] = milliseconds(work);
        }
        return median(times);
    }

    private static long median(long... times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long milliseconds(Callable<String> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1_000_000;
    }
}
