/// The D-Bus gateway: its conversions anywhere, its behaviour inside a virtual node.
@NullMarked
package io.github.nmstate4j.handler.networkmanager.dbus;

import org.jspecify.annotations.NullMarked;
