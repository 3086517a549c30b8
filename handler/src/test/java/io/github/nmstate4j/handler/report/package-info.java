@NullMarked
package io.github.nmstate4j.handler.report;

import org.jspecify.annotations.NullMarked;
