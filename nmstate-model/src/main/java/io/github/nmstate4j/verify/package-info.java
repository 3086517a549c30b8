/// Compares what was wanted with what is there.
@NullMarked
package io.github.nmstate4j.verify;

import org.jspecify.annotations.NullMarked;
