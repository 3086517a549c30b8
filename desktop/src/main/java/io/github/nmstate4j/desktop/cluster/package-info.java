/// A cluster as observable lists, fed by watches or by a snapshot; the only package of the desktop that talks to
/// Kubernetes.
@NullMarked
package io.github.nmstate4j.desktop.cluster;

import org.jspecify.annotations.NullMarked;
