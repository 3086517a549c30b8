/// The command line for one node: show, apply, commit, rollback, plan.
@NullMarked
package io.github.nmstate4j.handler.cli;

import org.jspecify.annotations.NullMarked;
