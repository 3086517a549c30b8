/// What has to work after a change if it worked before: the way to the gateway, to a name server, to the cluster.
@NullMarked
package io.github.nmstate4j.handler.probe;

import org.jspecify.annotations.NullMarked;
