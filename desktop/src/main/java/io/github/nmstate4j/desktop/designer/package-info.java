/// Where policies are designed: palette, canvas, form and YAML are views on one text.
@NullMarked
package io.github.nmstate4j.desktop.designer;

import org.jspecify.annotations.NullMarked;
