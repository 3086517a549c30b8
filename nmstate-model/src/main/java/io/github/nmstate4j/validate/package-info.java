/// What a desired state must not say; one class per rule, each with its row of the specification in its name or contract.
@NullMarked
package io.github.nmstate4j.validate;

import org.jspecify.annotations.NullMarked;
