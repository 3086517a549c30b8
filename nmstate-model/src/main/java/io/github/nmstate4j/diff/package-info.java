/// What a change changes, and what undoes it: states again, so that both can be read, stored and applied.
@NullMarked
package io.github.nmstate4j.diff;

import org.jspecify.annotations.NullMarked;
