/// What a policy would do, before anything is done: which nodes it matches, where it meets other policies, what becomes of
/// each node, what that risks, and how long it takes. All of it is worked out here from published states with the code that
/// the nodes use later; nothing is sent anywhere.
///
/// Nodes that are alike but for their addresses have one [NodeShape], which is planned once. Results that are alike make
/// one [Outcome].
@NullMarked
package io.github.nmstate4j.desktop.preview;

import org.jspecify.annotations.NullMarked;
