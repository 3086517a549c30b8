/// What a policy says besides the state it wants: which nodes, how many at once, which defaults. Arithmetic
/// only; nothing here knows a cluster.
@NullMarked
package io.github.nmstate4j.policy;

import org.jspecify.annotations.NullMarked;
