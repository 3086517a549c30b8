/// Where the handler starts.
@NullMarked
package io.github.nmstate4j.handler;

import org.jspecify.annotations.NullMarked;
