/// What a node's configuration needs besides NetworkManager: host names, dispatcher scripts, alternative names, and the
/// switch as a whole.
@NullMarked
package io.github.nmstate4j.handler.host;

import org.jspecify.annotations.NullMarked;
