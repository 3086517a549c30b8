/// Open vSwitch's database: which bridges, ports and interfaces there are, and its global settings.
@NullMarked
package io.github.nmstate4j.handler.ovsdb;

import org.jspecify.annotations.NullMarked;
