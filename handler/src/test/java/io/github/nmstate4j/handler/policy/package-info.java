@NullMarked
package io.github.nmstate4j.handler.policy;

import org.jspecify.annotations.NullMarked;
