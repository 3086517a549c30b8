/// Clusters to test on: an API server, nodes that are only objects, and handlers that only answer.
@NullMarked
package io.github.nmstate4j.operator.cluster;

import org.jspecify.annotations.NullMarked;
