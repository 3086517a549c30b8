/// The capture language: named expressions that pick from the state of a node what a policy needs to know, and
/// references to them in the desired state.
///
/// ```
/// expression = [ source "|" ] path [ operator operand ]
/// source     = "capture." NAME
/// path       = step { "." step }            a step is a key or the index of an item, from 0
/// operator   = "=="  keep the items whose property equals the operand
///            | "!="  keep the items that have the property and whose property differs
///            | ":="  set the property of all items; null drops it
/// operand    = "text" | 'text' | word | number | true | false | null | path
/// ```
///
/// A path that starts with `capture.NAME` goes into what was captured under that name, every other one into the
/// state of the node. A path alone keeps that branch. Texts of the desired state may hold references,
/// `{{ capture.NAME.path }}`.
///
/// Everything is a pure function, linear in its input and bounded by [CaptureLimits][io.github.nmstate4j.policy.capture.CaptureLimits].
@NullMarked
package io.github.nmstate4j.policy.capture;

import org.jspecify.annotations.NullMarked;
