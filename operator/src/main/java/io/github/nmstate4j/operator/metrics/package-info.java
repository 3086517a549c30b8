/// What the operator measures: how the cluster is doing, and how the rollouts went.
@NullMarked
package io.github.nmstate4j.operator.metrics;

import org.jspecify.annotations.NullMarked;
