/// Starts what the operator grants to this node, and says in the enactment how it goes. Writes nothing but the
/// enactments of its own node, and events.
@NullMarked
package io.github.nmstate4j.handler.policy;

import org.jspecify.annotations.NullMarked;
