/// The certificates that the operator serves with: an authority of its own, certificates from it, and when both are
/// replaced.
@NullMarked
package io.github.nmstate4j.operator.certificate;

import org.jspecify.annotations.NullMarked;
