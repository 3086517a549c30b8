/// The custom resources of the API group `nmstate.io`, in which operator, handler and desktop meet. The only
/// package of this module that knows fabric8.
@NullMarked
package io.github.nmstate4j.cluster;

import org.jspecify.annotations.NullMarked;
