/// What a handler measures of its work.
@NullMarked
package io.github.nmstate4j.handler.metrics;

import org.jspecify.annotations.NullMarked;
