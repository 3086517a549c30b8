/// Lays a desired state over what a node has: which interface is meant, what it will be, which others it pulls in.
@NullMarked
package io.github.nmstate4j.merge;

import org.jspecify.annotations.NullMarked;
