@NullMarked
package io.github.nmstate4j.handler.apply;

import org.jspecify.annotations.NullMarked;
