package io.github.nmstate4j.desktop.preview;

/// A policy that modifies the bond of the sample fleet's uplinks and adds a VLAN on it.
final class StorageVlan {

    static final String WORKERS = "nodeSelector: {example.com/role: worker}";

    private StorageVlan() {}

    /// @param line of the spec, such as the selector
    static String policy(String line) {
        return """
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata:
                  name: storage-vlan
                spec:
                  %s
                  desiredState:
                    interfaces:
                    - name: bond0
                      type: bond
                      state: up
                      mtu: 1400
                    - name: bond0.300
                      type: vlan
                      state: up
                      vlan: {base-iface: bond0, id: 300}
                """.formatted(line);
    }
}
