/// Texts, their places and their edits.
@NullMarked
package io.github.nmstate4j.desktop.document;

import org.jspecify.annotations.NullMarked;
