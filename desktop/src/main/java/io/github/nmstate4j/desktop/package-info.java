/// Where the desktop starts.
@NullMarked
package io.github.nmstate4j.desktop;

import org.jspecify.annotations.NullMarked;
