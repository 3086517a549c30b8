/// The workbench without features.
@NullMarked
package io.github.nmstate4j.desktop.workbench;

import org.jspecify.annotations.NullMarked;
