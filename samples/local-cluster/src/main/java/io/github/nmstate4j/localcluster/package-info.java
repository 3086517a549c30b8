/// The local cluster: a development API server, the operator and nodes, for a look around and for tests.
@NullMarked
package io.github.nmstate4j.localcluster;

import org.jspecify.annotations.NullMarked;
