/// Decides what must be done to a node; does none of it. A plan is data: the handler executes it, the desktop shows it.
@NullMarked
package io.github.nmstate4j.plan;

import org.jspecify.annotations.NullMarked;
