/// The window and what all features share: places, commands, tasks, themes, settings, dialogs. View-models know no
/// control, no stage and no thread.
@NullMarked
package io.github.nmstate4j.desktop.workbench;

import org.jspecify.annotations.NullMarked;
