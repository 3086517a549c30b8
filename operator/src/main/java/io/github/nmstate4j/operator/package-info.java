/// Where the operator starts.
@NullMarked
package io.github.nmstate4j.operator;

import org.jspecify.annotations.NullMarked;
