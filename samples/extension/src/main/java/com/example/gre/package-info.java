/// Tunnels by GRE for the desktop of nmstate4j: how to draw, edit, check and begin with them.
@NullMarked
package com.example.gre;

import org.jspecify.annotations.NullMarked;
