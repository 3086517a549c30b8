/// The command line for one node, with the names, options and exit codes that scripts know from nmstatectl. Where the
/// handler of the node runs, it runs the commands: it knows the node already, and changes it one thing at a time.
@NullMarked
package io.github.nmstate4j.handler.cli;

import org.jspecify.annotations.NullMarked;
