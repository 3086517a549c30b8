/// Interfaces: one record per kind, its settings nested in the same file.
@NullMarked
package io.github.nmstate4j.state.iface;

import org.jspecify.annotations.NullMarked;
