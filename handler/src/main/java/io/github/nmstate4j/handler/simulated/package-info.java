/// A node in memory: NetworkManager, kernel and Open vSwitch that answer each other as the real ones do, so that whatever
/// is built on the gateways can be tried and shown on a machine without them. Nothing here touches the machine.
@NullMarked
package io.github.nmstate4j.handler.simulated;

import org.jspecify.annotations.NullMarked;
