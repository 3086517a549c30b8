/// IPv4 and IPv6 settings of an interface.
@NullMarked
package io.github.nmstate4j.state.ip;

import org.jspecify.annotations.NullMarked;
