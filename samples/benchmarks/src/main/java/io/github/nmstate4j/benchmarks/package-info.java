/// How long reading and planning take.
@NullMarked
package io.github.nmstate4j.benchmarks;

import org.jspecify.annotations.NullMarked;
