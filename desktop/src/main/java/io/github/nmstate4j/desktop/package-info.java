/// Where the desktop starts, and the only place that wires it.
@NullMarked
package io.github.nmstate4j.desktop;

import org.jspecify.annotations.NullMarked;
