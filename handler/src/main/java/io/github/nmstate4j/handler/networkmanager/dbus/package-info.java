/// NetworkManager over the system bus. Nothing of dbus-java or of D-Bus leaves this package.
@NullMarked
package io.github.nmstate4j.handler.networkmanager.dbus;

import org.jspecify.annotations.NullMarked;
