/// Virtual nodes: computers in all that networking can tell, but ordinary processes of this machine. Each is a user-mode kernel with its own
/// D-Bus, NetworkManager and Open vSwitch, started from a Debian image that is built once. For development and tests only.
///
/// ```java
/// try (var nodes = VirtualNodes.start(3, NodeOptions.standard())) {
///     nodes.node(1).exec("nmcli device").requireSuccess();
///     nodes.node(1).exec("ping -c 1 " + nodes.node(2).address());
/// }
/// ```
///
/// Every node has four network cards. `mgmt0` belongs to this package alone: NetworkManager leaves it alone and no route leads through it, so a node that
/// has lost its network can still be asked why. `eth0` is the node's uplink, configured by DHCP when it boots; the way to [NodeNetwork#hostAddress()],
/// where an API server may listen, goes through `eth0` and the gateway. `eth1` and `eth2` are free. All three are plugged into one switch,
/// which passes tagged frames and answers DHCP, DNS and router solicitations on the untagged network.
///
/// Nothing outlives the JVM: the processes end with it, even when it is killed, and the next user of the same number clears away what is left of the network.
@NullMarked
package io.github.nmstate4j.localcluster.nodes;

import org.jspecify.annotations.NullMarked;
