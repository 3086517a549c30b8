/// Carries a change out so that the node ends as desired or as it was before: observe, plan, execute inside a
/// checkpoint, verify, probe, and only then commit. Nothing here decides what to change, and nothing here knows D-Bus.
@NullMarked
package io.github.nmstate4j.handler.apply;

import org.jspecify.annotations.NullMarked;
