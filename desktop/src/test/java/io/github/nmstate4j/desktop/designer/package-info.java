/// The designer, mostly without a window.
@NullMarked
package io.github.nmstate4j.desktop.designer;

import org.jspecify.annotations.NullMarked;
