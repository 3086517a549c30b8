/// The places one arrives at: what the cluster is and how it fares, its policies, its nodes.
@NullMarked
package io.github.nmstate4j.desktop.overview;

import org.jspecify.annotations.NullMarked;
