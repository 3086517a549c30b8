/// How features come into the workbench: built-in ones and plug-ins by the same door. An extension declares what it
/// adds; nothing of it is built before it is looked at, and one that fails is named and left out.
@NullMarked
package io.github.nmstate4j.desktop.spi;

import org.jspecify.annotations.NullMarked;
