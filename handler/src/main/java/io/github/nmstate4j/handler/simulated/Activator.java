package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.observation.Device;
import io.github.nmstate4j.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Activates and deactivates on a working copy of the node, as NetworkManager would: devices come and go, controllers
/// take their ports along, ports call for their controllers.
final class Activator {

    private final Map<String, String> failing;
    private final Set<UUID> underWay = new TreeSet<>();
    private NodeState node;

    /// @param failing why activations fail, by interface name
    Activator(NodeState node, Map<String, String> failing) {
        this.node = node;
        this.failing = failing;
    }

    /// Why an activation came to nothing, as NetworkManager would say.
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    NodeState node() {
        return node;
    }

    void activate(Profile profile) throws Refusal {
        if (!underWay.add(profile.uuid())) {
            return;
        }
        var name = profile.interfaceName().orElse("");
        if (failing.containsKey(name)) {
            throw new Refusal(failing.getOrDefault(name, ""));
        }
        var controller = controller(profile);
        var device = deviceFor(profile);
        var before = device.applied();
        if (before.isPresent() && !before.get().uuid().equals(profile.uuid())) {
            release(device.name());
        }
        var active = device.withApplied(Optional.of(profile))
                .withController(controller.map(SimulatedDevice::name))
                .withOutside(List.of())
                .withGateway(Optional.empty());
        node = node.withDevice(active.withState(stateOf(active)));
        if (Values.number(profile, Profile.CONNECTION, "autoconnect-slaves").equals(Optional.of(1L))) {
            activatePortsOf(node.device(device.name(), device.type()).orElseThrow());
        }
        settle();
    }

    /// Everything that waits looks again whether what it waits for has come.
    private void settle() {
        for (var device : node.devices()) {
            if (device.isActive()) {
                node = node.withDevice(device.withState(stateOf(device)));
            }
        }
    }

    private Device.State stateOf(SimulatedDevice device) {
        var asks = device.applied()
                .flatMap(profile -> profile.text("ipv4", "method"))
                .equals(Optional.of("auto"));
        return asks && !node.leases().containsKey(device.name()) ? Device.State.ACTIVATING : Device.State.ACTIVATED;
    }

    private Optional<SimulatedDevice> controller(Profile profile) throws Refusal {
        if (profile.controller().isEmpty()) {
            return Optional.empty();
        }
        var wanted = profile.controller().get();
        var type = profile.portType().orElse("");
        var active = activeController(wanted, type);
        if (active.isPresent()) {
            return active;
        }
        var own = node.profiles().stream()
                .map(NodeState.Stored::profile)
                .filter(candidate -> candidate.type().equals(type) && isNamed(candidate, wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal("no profile and no device for the controller '" + wanted + "' of type " + type));
        activate(own);
        return Optional.of(activeController(wanted, type)
                .orElseThrow(() -> new Refusal("its controller '" + wanted + "' failed to activate")));
    }

    private static boolean isNamed(Profile profile, String nameOrUuid) {
        return profile.interfaceName().equals(Optional.of(nameOrUuid))
                || profile.uuid().toString().equals(nameOrUuid);
    }

    private Optional<SimulatedDevice> activeController(String nameOrUuid, String type) {
        return node.devices().stream()
                .filter(device -> device.type().equals(type))
                .filter(device ->
                        device.applied().map(applied -> isNamed(applied, nameOrUuid)).orElse(false))
                .findFirst();
    }

    private void activatePortsOf(SimulatedDevice controller) throws Refusal {
        var own = controller.applied().orElseThrow();
        for (var stored : node.profiles()) {
            var port = stored.profile();
            boolean belongs = port.portType().equals(Optional.of(own.type()))
                    && port.controller().map(name -> isNamed(own, name)).orElse(false);
            if (belongs && node.deviceOf(port.uuid()).isEmpty() && isPossible(port)) {
                activate(port);
            }
        }
    }

    /// A port whose device is missing does not keep its controller down.
    private boolean isPossible(Profile port) {
        return !port.type().equals(SimulatedDevice.ETHERNET) || existing(port).isPresent();
    }

    private Optional<SimulatedDevice> existing(Profile profile) {
        var address = Values.address(profile, SimulatedDevice.ETHERNET, "mac-address");
        if (profile.interfaceName().isEmpty() && address.isPresent()) {
            return node.devices().stream()
                    .filter(device -> device.hardware() && device.address().equalsIgnoreCase(address.get()))
                    .findFirst();
        }
        return node.device(profile.interfaceName().orElse(""), profile.type());
    }

    private SimulatedDevice deviceFor(Profile profile) throws Refusal {
        var found = existing(profile);
        if (found.isPresent()) {
            return found.get();
        }
        var name = profile.interfaceName().orElse("");
        if (profile.type().equals(SimulatedDevice.ETHERNET) || profile.type().equals(SimulatedDevice.LOOPBACK)) {
            throw new Refusal("No suitable device found for this connection (there is no device " + name + ")");
        }
        if (node.kernelDevice(name).isPresent() && isKernelType(profile.type())) {
            throw new Refusal("a device named " + name + " of another type exists already");
        }
        for (var setting : List.of("vlan", "vxlan", "macvlan")) {
            var parent = profile.text(setting, "parent").filter(text -> !text.isEmpty());
            if (parent.isPresent() && node.kernelDevice(parent.get()).isEmpty()) {
                throw new Refusal("its parent device '" + parent.get() + "' could not be found");
            }
        }
        var made = make(name, profile.type());
        if (profile.type().equals(SimulatedDevice.VETH)) {
            var peer = profile.text(SimulatedDevice.VETH, "peer").orElseThrow();
            if (node.kernelDevice(peer).isPresent()) {
                throw new Refusal("a device named " + peer + ", its peer, exists already");
            }
            node = node.withDevice(made);
            node = node.withDevice(make(peer, SimulatedDevice.VETH).withPeer(Optional.of(name)));
            made = made.withPeer(Optional.of(peer));
        }
        node = node.withDevice(made);
        return made;
    }

    private static boolean isKernelType(String type) {
        return !type.equals("ovs-bridge") && !type.equals("ovs-port");
    }

    private SimulatedDevice make(String name, String type) {
        var index = node.nextIndex();
        return new SimulatedDevice(
                index,
                name,
                type,
                false,
                String.format("02:00:5e:00:%02x:%02x", index / 256 % 256, index % 256),
                Device.State.DISCONNECTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    void deactivate(UUID profile) {
        node.deviceOf(profile).ifPresent(this::takeDown);
        settle();
    }

    /// Hardware stays, unused; a virtual device goes, and what hangs on it with it.
    void takeDown(SimulatedDevice device) {
        var current = node.devices().stream()
                .filter(candidate -> candidate.index() == device.index())
                .findFirst();
        if (current.isEmpty()) {
            return;
        }
        if (device.hardware()) {
            node = node.withDevice(device.withApplied(Optional.empty())
                    .withController(Optional.empty())
                    .withState(Device.State.DISCONNECTED));
        } else {
            node = node.withoutDevice(device.index());
            device.peer()
                    .flatMap(peer -> node.device(peer, SimulatedDevice.VETH))
                    .ifPresent(this::takeDown);
        }
        release(device.name());
        if (device.isInKernel() && !device.hardware()) {
            dependentsOf(device.name()).forEach(this::takeDown);
        }
    }

    /// Ports of a controller that is no more.
    private void release(String controller) {
        var left = node.devices().stream()
                .filter(device -> device.controller().equals(Optional.of(controller)))
                .filter(device -> node.devices().stream()
                        .noneMatch(other -> isControllerOf(other, device)))
                .toList();
        left.forEach(this::takeDown);
    }

    private static boolean isControllerOf(SimulatedDevice controller, SimulatedDevice port) {
        return port.controller().equals(Optional.of(controller.name()))
                && port.applied().flatMap(Profile::portType).equals(Optional.of(controller.type()));
    }

    private List<SimulatedDevice> dependentsOf(String parent) {
        var dependents = new ArrayList<SimulatedDevice>();
        for (var device : node.devices()) {
            for (var setting : List.of("vlan", "macvlan")) {
                if (device.applied()
                        .flatMap(profile -> profile.text(setting, "parent"))
                        .equals(Optional.of(parent))) {
                    dependents.add(device);
                }
            }
        }
        return dependents;
    }
}
