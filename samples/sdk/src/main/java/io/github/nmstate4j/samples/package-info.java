/// Small programs that use the Java SDK.
@NullMarked
package io.github.nmstate4j.samples;

import org.jspecify.annotations.NullMarked;
