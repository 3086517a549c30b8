/// The node in memory behaves as the real one, and shows the same through all three gateways.
@NullMarked
package io.github.nmstate4j.handler.simulated;

import org.jspecify.annotations.NullMarked;
