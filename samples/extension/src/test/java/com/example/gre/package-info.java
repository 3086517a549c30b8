/// The plug-in, seen from the workbench that it is put into.
@NullMarked
package com.example.gre;

import org.jspecify.annotations.NullMarked;
