/// Brings into the cluster what the operator needs there.
@NullMarked
package io.github.nmstate4j.operator.installation;

import org.jspecify.annotations.NullMarked;
