/// What Open vSwitch keeps besides bridges and ports.
@NullMarked
package io.github.nmstate4j.state.ovs;

import org.jspecify.annotations.NullMarked;
