/// Reading the kernel: decoders on recorded bytes, and one contract for the real gateway and its fake.
@NullMarked
package io.github.nmstate4j.handler.rtnetlink;

import org.jspecify.annotations.NullMarked;
