/// Routes and routing rules.
@NullMarked
package io.github.nmstate4j.state.route;

import org.jspecify.annotations.NullMarked;
