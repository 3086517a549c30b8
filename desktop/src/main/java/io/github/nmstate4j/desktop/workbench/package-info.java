/// The window: what it shows of the cluster. View-models know no control, no stage and no thread.
@NullMarked
package io.github.nmstate4j.desktop.workbench;

import org.jspecify.annotations.NullMarked;
