/// The desktop in a window without a display.
@NullMarked
package io.github.nmstate4j.desktop;

import org.jspecify.annotations.NullMarked;
