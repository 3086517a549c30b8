package io.github.nmstate4j.merge;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.MergedInterface.Reason;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.iface.VrfInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which interface is a port of which. What a controller lists and what a port says of itself must agree; ports that
/// the document does not name are pulled in.
final class Ports {

    private final Drafts drafts;
    private final List<Finding> findings;
    /// Port → the controller that takes it, in this change.
    private final Map<String, Draft> claims = new LinkedHashMap<>();

    Ports(Drafts drafts, List<Finding> findings) {
        this.drafts = drafts;
        this.findings = findings;
    }

    void attachAndDetach() {
        for (var draft : drafts.all()) {
            claimListed(draft);
        }
        for (var draft : drafts.all()) {
            claimByProperty(draft);
        }
        for (var draft : drafts.all()) {
            detachUnlisted(draft);
        }
        claims.forEach((port, controller) -> attach(port, controller));
        for (var draft : drafts.all()) {
            detachByProperty(draft);
        }
    }

    private void claimListed(Draft controller) {
        var wanted = controller.wanted();
        if (wanted.isEmpty() || !listsPorts(controller)) {
            return;
        }
        for (var port : controller.merged().ports().orElse(List.of())) {
            var other = claims.putIfAbsent(port, controller);
            if (other != null && other != controller) {
                conflict(controller, port + " cannot be a port of both " + other.name() + " and " + controller.name()
                        + ". Take it out of one of the lists.");
            }
        }
    }

    /// The document gives the list of ports, or takes the controller over from somebody else with all it has.
    private static boolean listsPorts(Draft controller) {
        return controller.merged().type().controller()
                && controller.merged().state() == InterfaceState.UP
                && (controller.wanted().flatMap(NetworkInterface::ports).isPresent() || isTakenOver(controller));
    }

    private static boolean isTakenOver(Draft controller) {
        return controller.named() && controller.current().filter(c -> c.state() == InterfaceState.IGNORE).isPresent();
    }

    private void claimByProperty(Draft port) {
        var property = port.wanted().flatMap(w -> w.base().controller());
        if (property.isEmpty() || !(port.reason().orElse(null) instanceof Reason.Named named)) {
            return;
        }
        var path = named.path().key("controller");
        var claimed = Optional.ofNullable(claims.get(port.name()));
        var name = property.get();
        if (name.isEmpty()) {
            claimed.ifPresent(controller -> error(
                    Codes.PORT_CONFLICT,
                    path,
                    port.name() + " says it has no controller, but " + controller.name()
                            + " lists it as a port. Remove one of the two."));
            return;
        }
        if (claimed.isPresent() && !claimed.get().name().equals(name)) {
            error(
                    Codes.PORT_CONFLICT,
                    path,
                    port.name() + " names " + name + " as its controller, but " + claimed.get().name()
                            + " lists it as a port. Let both agree.");
            return;
        }
        var controller = controllerCalled(name);
        if (controller.isEmpty()) {
            error(
                    Codes.UNKNOWN_CONTROLLER,
                    path,
                    "There is no controller " + name + " for " + port.name()
                            + ", neither on the node nor in the document. The controllers are " + controllers() + ".");
        } else if (claimed.isEmpty() && listsPorts(controller.get())) {
            error(
                    Codes.PORT_CONFLICT,
                    path,
                    port.name() + " names " + name + " as its controller, but the port list of " + name
                            + " does not have it. Add it there, or leave the list out.");
        } else {
            claims.putIfAbsent(port.name(), controller.get());
        }
    }

    private void detachUnlisted(Draft controller) {
        if (controller.reason().isEmpty() || !controller.merged().type().controller()) {
            return;
        }
        var before = portsBefore(controller);
        if (controller.merged().state() == InterfaceState.ABSENT) {
            before.forEach(port -> detach(port, controller));
        } else if (listsPorts(controller)) {
            var listed = Set.copyOf(controller.merged().ports().orElse(List.of()));
            before.stream().filter(port -> !listed.contains(port)).forEach(port -> detach(port, controller));
        }
    }

    private List<String> portsBefore(Draft controller) {
        return controller.current()
                .filter(c -> c.type().equals(controller.merged().type()))
                .filter(c -> c.state() != InterfaceState.IGNORE)
                .flatMap(NetworkInterface::ports)
                .orElse(List.of());
    }

    private void attach(String name, Draft controller) {
        var port = kernel(name).orElseGet(() -> newPort(name, controller));
        if (port == null) {
            return;
        }
        if (port.named() && port.merged().state() == InterfaceState.ABSENT) {
            conflict(controller, name + " shall be absent and a port of " + controller.name() + " at once. Decide for one.");
            return;
        }
        port.pullIn(Kinds.nothingBut(port.merged(), InterfaceState.UP), "port of " + controller.name());
        setController(port, controller.name());
        if (!Merge.keepsAddressesOfPorts(controller.merged()) && !(port.merged() instanceof OvsInterface)) {
            if (port.named() && port.merged().state() == InterfaceState.UP) {
                refuseAddresses(port, controller);
            }
            var base = port.merged().base();
            port.become(port.merged().withBase(base.withIpv4(Optional.of(IpSettings.disabled()))
                    .withIpv6(Optional.of(IpSettings.disabled()))));
        }
    }

    private void refuseAddresses(Draft port, Draft controller) {
        var base = port.wanted().map(NetworkInterface::base);
        var path = port.reason().flatMap(r -> r instanceof Reason.Named named ? Optional.of(named.path()) : Optional.empty());
        if (base.isEmpty() || path.isEmpty()) {
            return;
        }
        if (base.flatMap(InterfaceBase::ipv4).filter(IpSettings::isEnabled).isPresent()) {
            refuseAddresses(path.get().key("ipv4"), port, controller);
        }
        if (base.flatMap(InterfaceBase::ipv6).filter(IpSettings::isEnabled).isPresent()) {
            refuseAddresses(path.get().key("ipv6"), port, controller);
        }
    }

    private void refuseAddresses(DocumentPath path, Draft port, Draft controller) {
        error(
                Codes.PORT_CONFLICT,
                path.key("enabled"),
                port.name() + " is a port of " + controller.name() + " (" + controller.merged().type()
                        + ") and cannot have addresses of its own. Set enabled to false here, and put the addresses on "
                        + (controller.merged() instanceof OvsBridgeInterface ? "an ovs-interface of the bridge" : controller.name())
                        + ".");
    }

    /// An OVS bridge makes an internal interface of an unknown port; any other controller cannot.
    private @Nullable Draft newPort(String name, Draft controller) {
        if (controller.merged() instanceof OvsBridgeInterface) {
            var made = new OvsInterface(
                    InterfaceBase.of(name, InterfaceState.UP), Optional.empty(), Optional.empty(), Extras.none());
            var draft = Draft.of(made, Optional.empty(), made, new Reason.PulledIn("port of " + controller.name()));
            drafts.add(draft);
            return draft;
        }
        controller.reason().ifPresent(reason -> error(
                Codes.UNKNOWN_PORT,
                place(reason),
                controller.name() + " has a port " + name + " that is neither on the node nor in the document. "
                        + Merge.whatThereIs(name, drafts.stream().flatMap(d -> d.current().stream()).toList())));
        return null;
    }

    private void detach(String name, Draft controller) {
        if (claims.containsKey(name)) {
            return;
        }
        kernel(name).ifPresent(port -> detach(port, controller.name()));
    }

    private void detach(Draft port, String controller) {
        if (port.merged() instanceof OvsInterface) {
            if (port.named() && port.merged().state() == InterfaceState.UP) {
                port.reason().ifPresent(reason -> error(
                        Codes.DETACHED_OVS_INTERFACE,
                        place(reason),
                        port.name() + " shall be up, but would lose its bridge " + controller
                                + ", and an ovs-interface cannot be without one. Add it to a bridge's ports, or make it absent."));
            } else {
                port.pullIn(Kinds.nothingBut(port.merged(), InterfaceState.ABSENT), "no longer a port of " + controller);
            }
            return;
        }
        var state = port.merged().state() == InterfaceState.IGNORE ? InterfaceState.IGNORE : InterfaceState.UP;
        if (state == InterfaceState.IGNORE) {
            return;
        }
        port.pullIn(Kinds.nothingBut(port.merged(), state), "no longer a port of " + controller);
        setController(port, "");
    }

    private void detachByProperty(Draft port) {
        var property = port.wanted().flatMap(w -> w.base().controller());
        if (port.named() && property.filter(String::isEmpty).isPresent() && !claims.containsKey(port.name())) {
            detach(port, port.current().flatMap(c -> c.base().controller()).orElse("nothing"));
        }
    }

    private static void setController(Draft port, String controller) {
        var name = Optional.of(controller);
        port.wanted().ifPresent(w -> port.want(w.withBase(w.base().withController(name))));
        port.become(port.merged().withBase(port.merged().base().withController(name)));
    }

    private Optional<Draft> kernel(String name) {
        return drafts.called(name)
                .filter(d -> !d.merged().type().userSpace())
                .findFirst();
    }

    private Optional<Draft> controllerCalled(String name) {
        return drafts.called(name)
                .filter(d -> d.merged().type().controller())
                .filter(d -> d.merged().state() != InterfaceState.ABSENT)
                .findFirst();
    }

    private List<String> controllers() {
        return drafts.stream()
                .filter(d -> d.merged().type().controller())
                .map(Draft::name)
                .sorted()
                .toList();
    }

    private void conflict(Draft controller, String message) {
        controller.reason().ifPresent(reason -> error(Codes.PORT_CONFLICT, place(reason), message));
    }

    private static DocumentPath place(Reason reason) {
        return reason instanceof Reason.Named named ? named.path() : DocumentPath.root();
    }

    private void error(Code code, DocumentPath path, String message) {
        findings.add(Finding.error(code, path, message));
    }

    /// The controller without these ports.
    static NetworkInterface without(NetworkInterface iface, Set<String> left) {
        return switch (iface) {
            case BondInterface bond -> bond.withBond(bond.bond().map(b -> b.withPort(b.port().map(p -> others(p, left)))
                    .withPortsConfig(b.portsConfig().map(list -> list.stream()
                            .filter(config -> !left.contains(config.name()))
                            .toList()))));
            case LinuxBridgeInterface bridge -> bridge.withBridge(bridge.bridge().map(b -> b.withPort(b.port()
                    .map(list -> list.stream().filter(port -> !left.contains(port.name())).toList()))));
            case OvsBridgeInterface bridge -> bridge.withBridge(bridge.bridge().map(b -> b.withPort(b.port()
                    .map(list -> list.stream().filter(port -> !left.contains(port.name())).toList()))));
            case VrfInterface vrf -> vrf.withVrf(vrf.vrf().map(v -> new VrfInterface.Vrf(
                    v.port().map(p -> others(p, left)), v.routeTableId(), v.extras())));
            default -> iface;
        };
    }

    private static List<String> others(List<String> ports, Set<String> left) {
        return ports.stream().filter(port -> !left.contains(port)).toList();
    }
}
