@NullMarked
package io.github.nmstate4j.handler.cli;

import org.jspecify.annotations.NullMarked;
