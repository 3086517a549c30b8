/// What becomes of the sources' answers: recorded nodes and small ones made by hand.
@NullMarked
package io.github.nmstate4j.handler.observe;

import org.jspecify.annotations.NullMarked;
