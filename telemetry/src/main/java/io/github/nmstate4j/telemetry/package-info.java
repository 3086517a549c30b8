/// What a program tells of itself while it runs: logs for people or for programs, whether it is well, and numbers.
@NullMarked
package io.github.nmstate4j.telemetry;

import org.jspecify.annotations.NullMarked;
