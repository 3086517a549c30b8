/// What desired states make use of, in words that can be counted over many clusters: nothing in them names a node, an
/// address or a person.
@NullMarked
package io.github.nmstate4j.statistics;

import org.jspecify.annotations.NullMarked;
