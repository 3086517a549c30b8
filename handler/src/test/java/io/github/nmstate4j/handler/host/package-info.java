@NullMarked
package io.github.nmstate4j.handler.host;

import org.jspecify.annotations.NullMarked;
