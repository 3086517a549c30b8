/// Name resolution.
@NullMarked
package io.github.nmstate4j.state.dns;

import org.jspecify.annotations.NullMarked;
