/// What was seen on a node: its state, and the NetworkManager profiles and devices behind it.
@NullMarked
package io.github.nmstate4j.observation;

import org.jspecify.annotations.NullMarked;
