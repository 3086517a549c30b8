/// Publishes what the node's network is like, when it changes and once in a while. Writes its own NodeNetworkState and
/// nothing else.
@NullMarked
package io.github.nmstate4j.handler.report;

import org.jspecify.annotations.NullMarked;
