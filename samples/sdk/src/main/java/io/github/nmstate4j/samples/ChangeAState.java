package io.github.nmstate4j.samples;

import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.Optional;

/// Takes a state apart and changes it: every record has `with` methods.
public final class ChangeAState {

    private ChangeAState() {}

    public static void main(String... args) {
        var state = NetworkStateYaml.read("interfaces: [{name: eth1.7, type: vlan, vlan: {base-iface: eth1, id: 7}}]")
                .state()
                .orElseThrow();
        var moved = state.withInterfaces(state.interfaces().stream()
                .map(iface -> iface instanceof VlanInterface vlan
                        ? vlan.withVlan(vlan.vlan().map(section -> section.withBaseIface(Optional.of("bond0"))))
                        : iface)
                .toList());
        System.out.print(NetworkStateYaml.write(moved));
    }
}
