/// What others can add to the model. Built-in parts come in by the same door.
@NullMarked
package io.github.nmstate4j.spi;

import org.jspecify.annotations.NullMarked;
