/// A policy as its text: what it says, where each part stands, and the smallest edits of the text that change it.
/// Comments, order and quoting stay as their author wrote them, because nothing is ever written anew.
/// Nothing here knows JavaFX.
@NullMarked
package io.github.nmstate4j.desktop.document;

import org.jspecify.annotations.NullMarked;
