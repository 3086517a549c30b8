package io.github.nmstate4j.localcluster.nodes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The network of some virtual nodes, in a namespace of its own: a switch, the gateway with DHCP and DNS on it, and a management network.
/// Several of them live side by side; each has a number, and addresses, names and MAC addresses are made from it.
///
/// ```
/// this machine ── host link ── gateway ── switch ── eth0, eth1, eth2 of every node
///       └──────── management bridge ── mgmt0 of every node
/// ```
public final class NodeNetwork implements AutoCloseable {

    /// The cards of a node in the order its kernel gets them.
    static final List<String> CARDS = List.of("mgmt0", "eth0", "eth1", "eth2");

    private static final Path RUNTIME_FOLDER = Path.of("/run/nmstate4j");
    private static final int NUMBERS = 200;
    private static final Set<Integer> OURS = ConcurrentHashMap.newKeySet();
    /// What a domain name server is asked to prove that it works: `root-servers.net NS`, as on the real internet.
    private static final String NAME_SERVER_RECORD = "--dns-rr=root-servers.net,2,01610c726f6f742d73657276657273036e657400";

    /// A socket filter for the nodes' cards. A card that sees what it has sent itself makes a bridge in the node learn its own addresses at the wrong port;
    /// the kernel's own filter only knows the card's address, and a bridge sends from others.
    private static final byte[] INCOMING_ONLY = instructions(
            0x20, 0, 0, 0xfffff004, // what kind of packet is it?
            0x15, 0, 1, 4, // is it on its way out?
            0x06, 0, 0, 0, // then no
            0x06, 0, 0, 0x40000); // else all of it

    private final int number;
    private final FileChannel lock;
    private final List<TiedProcess> services = new ArrayList<>();

    private NodeNetwork(int number, FileChannel lock) {
        this.number = number;
        this.lock = lock;
    }

    /// Operation, two jumps and an operand for each, as the kernel takes them.
    private static byte[] instructions(int... words) {
        var bytes = ByteBuffer.allocate(words.length * 2).order(ByteOrder.nativeOrder());
        for (int index = 0; index < words.length; index += 4) {
            bytes.putShort((short) words[index])
                    .put((byte) words[index + 1])
                    .put((byte) words[index + 2])
                    .putInt(words[index + 3]);
        }
        return bytes.array();
    }

    static NodeNetwork create(int nodes, NodeImage image) {
        var network = claim();
        try {
            network.clearAway();
            Files.createDirectories(network.folder());
            Files.write(network.incomingOnly(), INCOMING_ONLY);
            network.lay(nodes);
            network.serve(nodes, image);
            return network;
        } catch (IOException e) {
            network.close();
            throw new NodeException("Cannot write to " + network.folder() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /// Takes the first number nobody holds. The lock goes with its holder, so a number is free again however that ended.
    private static NodeNetwork claim() {
        try {
            Files.createDirectories(RUNTIME_FOLDER);
            for (int number = 1; number < NUMBERS; number++) {
                // Closing any channel of a file lets go of all locks this process has on it: hands off what is ours.
                if (!OURS.add(number)) {
                    continue;
                }
                var channel = FileChannel.open(
                        RUNTIME_FOLDER.resolve(number + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (locked(channel)) {
                    return new NodeNetwork(number, channel);
                }
                channel.close();
                OURS.remove(number);
            }
        } catch (IOException e) {
            throw new NodeException("Cannot claim a network in " + RUNTIME_FOLDER + ": " + e.getMessage(), e);
        }
        throw new NodeException("All " + NUMBERS + " networks are taken; see the locks in " + RUNTIME_FOLDER);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        return channel.tryLock() != null;
    }

    private void clearAway() {
        HostCommand.run("ip", "netns", "del", namespace());
        HostCommand.run("ip", "link", "del", managementLink());
        HostCommand.run("ip", "link", "del", hostLink());
        HostCommand.run("rm", "-rf", folder().toString()).requireSuccess();
    }

    private void lay(int nodes) {
        HostCommand.run("ip", "netns", "add", namespace()).requireSuccess();
        HostCommand.run("ip", "link", "add", managementLink(), "type", "veth", "peer", "name", "host0", "netns", namespace())
                .requireSuccess();
        HostCommand.run("ip", "link", "add", hostLink(), "type", "veth", "peer", "name", "uplink0", "netns", namespace())
                .requireSuccess();
        var lines = new ArrayList<String>();
        lines.add("link set lo up");
        lines.add("link add mgmt type bridge mcast_snooping 0");
        // Spanning tree on our side: a node that joins two cards in a bridge without one would otherwise send frames round for ever.
        lines.add("link add switch type bridge stp_state 1 forward_delay 200 hello_time 100 mcast_snooping 0 group_fwd_mask 16384");
        lines.add("link set mgmt up");
        lines.add("link set host0 master mgmt up");
        lines.add("link set switch up");
        lines.add("link set uplink0 up");
        lines.add("addr add " + gateway() + "/24 dev switch");
        lines.add("addr add " + prefix6() + "1/64 dev switch nodad");
        lines.add("addr add " + hostSide(2) + "/24 dev uplink0");
        var plugged = new ArrayList<String>();
        for (int node = 1; node <= nodes; node++) {
            for (int card = 0; card < CARDS.size(); card++) {
                String bridge = card == 0 ? "mgmt" : "switch";
                lines.add("link add %s type veth peer name %s".formatted(nodeEnd(node, card), switchEnd(node, card)));
                lines.add("link set %s master %s up".formatted(switchEnd(node, card), bridge));
                lines.add("link set %s up promisc on".formatted(nodeEnd(node, card)));
                plugged.add(nodeEnd(node, card));
                plugged.add(switchEnd(node, card));
            }
        }
        HostCommand.ipBatch(namespace(), lines);
        // A node's card takes whole frames from a packet socket: nothing may be left for hardware to finish.
        String settings = "for card in " + String.join(" ", plugged)
                + "; do ethtool -K $card tx off tso off gso off gro off >/dev/null || exit; done;"
                + " echo 1 >/proc/sys/net/ipv4/ip_forward; echo 1 >/proc/sys/net/ipv6/conf/all/forwarding";
        HostCommand.run(HostCommand.inNamespace(namespace(), List.of("sh", "-c", settings))).requireSuccess();
        HostCommand.run("ip", "addr", "add", management(1) + "/24", "dev", managementLink()).requireSuccess();
        HostCommand.run("ip", "link", "set", managementLink(), "up").requireSuccess();
        HostCommand.run("ip", "addr", "add", hostAddress() + "/24", "dev", hostLink()).requireSuccess();
        HostCommand.run("ip", "link", "set", hostLink(), "up").requireSuccess();
        HostCommand.run("ip", "route", "add", switchSide(0) + "/24", "via", hostSide(2)).requireSuccess();
    }

    /// DHCP, DNS and router advertisements, by the image's own dnsmasq. It keeps its leases in memory and writes nothing.
    private void serve(int nodes, NodeImage image) {
        var command = new ArrayList<>(List.of(
                "chroot",
                image.root().toString(),
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--pid-file=",
                "--user=root",
                "--interface=switch",
                "--bind-interfaces",
                "--no-resolv",
                "--no-hosts",
                "--no-ping",
                "--leasefile-ro",
                "--dhcp-authoritative",
                "--dhcp-range=" + switchSide(100) + "," + switchSide(199) + ",12h",
                "--enable-ra",
                "--dhcp-range=" + prefix6() + ",ra-only,64",
                "--domain=lab.example",
                "--local=/lab.example/",
                "--host-record=gateway.lab.example," + gateway(),
                "--host-record=host.lab.example," + hostAddress(),
                "--host-record=a.root-servers.net,192.0.2.1",
                "--host-record=root-servers.net,192.0.2.1",
                NAME_SERVER_RECORD));
        for (int node = 1; node <= nodes; node++) {
            command.add("--dhcp-host=%s,%s".formatted(mac(node, 1), switchSide(10 + node)));
            command.add("--host-record=node-%d.lab.example,%s".formatted(node, switchSide(10 + node)));
        }
        services.add(TiedProcess.start(
                HostCommand.inNamespace(namespace(), command), folder().resolve("dnsmasq.log")));
    }

    /// This machine's address that nodes reach through their uplink and the gateway, and lose with them.
    public String hostAddress() {
        return hostSide(1);
    }

    /// The nodes' default gateway and name server.
    public String gateway() {
        return switchSide(1);
    }

    /// The network namespace everything is in; `ip netns exec` looks into it.
    public String namespace() {
        return "n4j-" + number;
    }

    /// The address a node's `eth0` gets by DHCP.
    String nodeAddress(int node) {
        return switchSide(10 + node);
    }

    String managementAddress(int node) {
        return management(10 + node);
    }

    String mac(int node, int card) {
        return "02:4e:4a:%02x:%02x:%02x".formatted(number, card, node);
    }

    String nodeEnd(int node, int card) {
        return "n" + node + "-" + card;
    }

    private static String switchEnd(int node, int card) {
        return "s" + node + "-" + card;
    }

    Path incomingOnly() {
        return folder().resolve("incoming-only.bpf");
    }

    Path folder() {
        return RUNTIME_FOLDER.resolve(Integer.toString(number));
    }

    private String managementLink() {
        return "n4jm" + number;
    }

    private String hostLink() {
        return "n4jh" + number;
    }

    private String management(int host) {
        return "10.77." + number + "." + host;
    }

    private String switchSide(int host) {
        return "10.78." + number + "." + host;
    }

    private String hostSide(int host) {
        return "10.79." + number + "." + host;
    }

    private String prefix6() {
        return "fd4e:4a:0:" + Integer.toHexString(number) + "::";
    }

    @Override
    public void close() {
        services.forEach(service -> service.stop(Duration.ofSeconds(2)));
        clearAway();
        try {
            lock.close();
        } catch (IOException e) {
            throw new NodeException("Cannot release network " + number + ": " + e.getMessage(), e);
        } finally {
            OURS.remove(number);
        }
    }
}
