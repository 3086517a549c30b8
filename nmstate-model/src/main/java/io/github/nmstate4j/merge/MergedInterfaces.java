package io.github.nmstate4j.merge;

import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.Stream;

/// All interfaces of a merged state, found by name, controller or base without looking at all of them. It never changes.
public final class MergedInterfaces extends AbstractList<MergedInterface> implements RandomAccess {

    private final List<MergedInterface> all;
    private final Map<String, List<MergedInterface>> byName = new HashMap<>();
    private final Map<String, List<MergedInterface>> byController = new HashMap<>();
    private final Map<String, List<MergedInterface>> byParent = new HashMap<>();

    public MergedInterfaces(List<MergedInterface> interfaces) {
        all = List.copyOf(interfaces);
        for (var iface : all) {
            add(byName, iface.name(), iface);
            iface.controller().ifPresent(controller -> add(byController, controller, iface));
            iface.merged().parents().forEach(parent -> add(byParent, parent, iface));
        }
    }

    private static void add(Map<String, List<MergedInterface>> index, String key, MergedInterface iface) {
        index.computeIfAbsent(key, k -> new ArrayList<>(2)).add(iface);
    }

    @Override
    public MergedInterface get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }

    /// The interface of the kernel of this name: not an OVS bridge.
    Optional<MergedInterface> kernel(String name) {
        return called(name).filter(i -> !i.type().userSpace()).findFirst();
    }

    /// The controller of this name: the OVS bridge rather than its internal interface.
    Optional<MergedInterface> controller(String name) {
        return called(name).filter(i -> i.type().controller()).findFirst();
    }

    /// The same kind and name; a veth counts as Ethernet.
    Optional<MergedInterface> find(NetworkInterface iface) {
        return called(iface.name()).filter(i -> Kinds.same(i.merged(), iface)).findFirst();
    }

    /// What will have the controller of this name.
    public Stream<MergedInterface> portsOf(String controller) {
        return byController.getOrDefault(controller, List.of()).stream();
    }

    /// What will ride on the interface of this name.
    public Stream<MergedInterface> ridingOn(String parent) {
        return byParent.getOrDefault(parent, List.of()).stream();
    }

    /// All of this name: an OVS bridge and its internal interface share one.
    public Stream<MergedInterface> called(String name) {
        return byName.getOrDefault(name, List.of()).stream();
    }
}
