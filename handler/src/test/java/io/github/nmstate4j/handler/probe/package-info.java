@NullMarked
package io.github.nmstate4j.handler.probe;

import org.jspecify.annotations.NullMarked;
