/// One contract for the real gateway and its fake, and what the real one makes of odd servers.
@NullMarked
package io.github.nmstate4j.handler.ovsdb;

import org.jspecify.annotations.NullMarked;
