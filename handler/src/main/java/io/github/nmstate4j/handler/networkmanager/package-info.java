/// What this project asks of NetworkManager, in its own words; no D-Bus type crosses this line.
@NullMarked
package io.github.nmstate4j.handler.networkmanager;

import org.jspecify.annotations.NullMarked;
