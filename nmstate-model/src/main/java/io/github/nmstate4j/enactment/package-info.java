/// What is said about a policy on a node and in the cluster: phases, conditions, and the roll-up of many
/// enactments into one verdict. Pure; the time is passed in.
@NullMarked
package io.github.nmstate4j.enactment;

import org.jspecify.annotations.NullMarked;
