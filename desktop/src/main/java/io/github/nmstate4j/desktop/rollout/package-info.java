/// How policies fare on nodes, live: a matrix of both, what failed and where in the policy, and how a rollout gets on.
@NullMarked
package io.github.nmstate4j.desktop.rollout;

import org.jspecify.annotations.NullMarked;
