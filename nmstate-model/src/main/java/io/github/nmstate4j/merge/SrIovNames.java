package io.github.nmstate4j.merge;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.VrfInterface;
import java.util.ArrayList;
import java.util.List;

/// Virtual functions of a NIC by number, `sriov:eth1:0`, for the name they have on this node. They may stand wherever the
/// name of an interface or a port does.
public final class SrIovNames {

    private static final Code CODE = Code.author("sr-iov.reference");
    private static final String PREFIX = "sriov:";

    private final NetworkState current;
    private final List<Finding> findings = new ArrayList<>();

    private SrIovNames(NetworkState current) {
        this.current = current;
    }

    /// The state with names of this node; `findings` are the references that lead nowhere.
    public record Resolved(NetworkState state, List<Finding> findings) {
        public Resolved {
            findings = List.copyOf(findings);
        }
    }

    public static Resolved of(NetworkState desired, NetworkState current) {
        var names = new SrIovNames(current);
        var interfaces = new ArrayList<NetworkInterface>();
        var path = DocumentPath.of("interfaces");
        for (int i = 0; i < desired.interfaces().size(); i++) {
            interfaces.add(names.resolved(desired.interfaces().get(i), desired, path.index(i)));
        }
        return new Resolved(desired.withInterfaces(interfaces), names.findings);
    }

    private NetworkInterface resolved(NetworkInterface iface, NetworkState desired, DocumentPath path) {
        var ported = withPorts(iface, path);
        if (!iface.name().startsWith(PREFIX)) {
            return ported;
        }
        var name = name(iface.name(), path.key("name"));
        if (!name.equals(iface.name()) && desired.find(name).isPresent()) {
            error(path.key("name"), iface.name() + " is " + name + " on this node, which the document describes already. Put everything about it into one entry.");
        }
        return ported.withBase(iface.base().withName(name));
    }

    private NetworkInterface withPorts(NetworkInterface iface, DocumentPath path) {
        var bridge = path.key("bridge").key("port");
        var bond = path.key("link-aggregation").key("port");
        return switch (iface) {
            case BondInterface i -> i.withBond(i.bond().map(b -> b.withPort(b.port().map(ports -> names(ports, bond)))
                    .withPortsConfig(b.portsConfig().map(ports -> ports.stream()
                            .map(p -> new BondInterface.PortConfig(
                                    name(p.name(), path.key("link-aggregation").key("ports-config")), p.priority(), p.queueId(), p.extras()))
                            .toList()))));
            case LinuxBridgeInterface i -> i.withBridge(i.bridge().map(b -> b.withPort(b.port().map(ports -> ports.stream()
                    .map(p -> p.withName(name(p.name(), bridge)))
                    .toList()))));
            case OvsBridgeInterface i -> i.withBridge(i.bridge().map(b -> b.withPort(b.port().map(ports -> ports.stream()
                    .map(p -> p.linkAggregation().isPresent()
                            ? p.withLinkAggregation(p.linkAggregation()
                                    .map(l -> l.withPort(l.port().map(members -> names(members, bridge)))))
                            : p.withName(name(p.name(), bridge)))
                    .toList()))));
            case VrfInterface i -> i.withVrf(i.vrf().map(v -> new VrfInterface.Vrf(
                    v.port().map(ports -> names(ports, path.key("vrf").key("port"))), v.routeTableId(), v.extras())));
            default -> iface;
        };
    }

    private List<String> names(List<String> ports, DocumentPath path) {
        return ports.stream().map(port -> name(port, path)).toList();
    }

    private String name(String reference, DocumentPath path) {
        if (!reference.startsWith(PREFIX)) {
            return reference;
        }
        var parts = reference.split(":", -1);
        if (parts.length != 3 || !parts[2].matches("\\d{1,9}")) {
            error(path, "`" + reference + "` does not name a virtual function. Write it like sriov:eth1:0.");
            return reference;
        }
        var functions = current.interfaces().stream()
                .filter(iface -> iface.name().equals(parts[1]) && iface instanceof EthernetInterface)
                .flatMap(iface -> ((EthernetInterface) iface).ethernet().stream())
                .flatMap(ethernet -> ethernet.srIov().flatMap(EthernetInterface.SrIov::vfs).orElse(List.of()).stream())
                .toList();
        var name = functions.stream()
                .filter(vf -> vf.id() == Long.parseLong(parts[2]))
                .findFirst()
                .flatMap(EthernetInterface.Vf::ifaceName)
                .filter(text -> !text.isEmpty());
        if (name.isEmpty()) {
            error(path, "There is no interface for the virtual function " + reference + ". "
                    + (functions.isEmpty()
                            ? parts[1] + " has no virtual functions; set its total-vfs."
                            : "The functions of " + parts[1] + " are " + functions.stream().map(EthernetInterface.Vf::id).toList() + "."));
        }
        return name.orElse(reference);
    }

    private void error(DocumentPath path, String message) {
        findings.add(Finding.error(CODE, path, message));
    }
}
