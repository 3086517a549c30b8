/// A Kubernetes API server inside a JVM: enough of the protocol for an unmodified `kubectl`, fabric8 informers and JOSDK with server-side apply.
/// **For development and tests only**: state lives in memory, every known token may do everything, nothing is replicated.
@NullMarked
package io.github.nmstate4j.apiserver;

import org.jspecify.annotations.NullMarked;
