/// Network states in Java that read like the document.
///
/// {@snippet file="BuildSnippets.java" region="bond"}
@NullMarked
package io.github.nmstate4j.state.build;

import org.jspecify.annotations.NullMarked;
