/// What tests need to work a window without a display, and to take pictures of it.
@NullMarked
package io.github.nmstate4j.desktop.ui;

import org.jspecify.annotations.NullMarked;
