/// The network state document: what a node has, or shall have.
@NullMarked
package io.github.nmstate4j.state;

import org.jspecify.annotations.NullMarked;
