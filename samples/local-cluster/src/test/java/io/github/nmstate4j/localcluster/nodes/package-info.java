/// Tests of, and with, virtual nodes; [NodesTest] lends them to tests of other packages too.
@NullMarked
package io.github.nmstate4j.localcluster.nodes;

import org.jspecify.annotations.NullMarked;
