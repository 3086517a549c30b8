/// The networks of nodes as graphs: the whole fleet folded into its shapes, one node with all its interfaces, and two nodes
/// compared.
///
/// All of it works on the trees as nodes publish them: reading each into the model would take seconds for a large fleet.
@NullMarked
package io.github.nmstate4j.desktop.topology;

import org.jspecify.annotations.NullMarked;
