/// What a node is like now: asks the kernel, Open vSwitch and NetworkManager and lays their answers over each other. The
/// laying is pure; only [io.github.nmstate4j.handler.observe.Observer] asks.
@NullMarked
package io.github.nmstate4j.handler.observe;

import org.jspecify.annotations.NullMarked;
