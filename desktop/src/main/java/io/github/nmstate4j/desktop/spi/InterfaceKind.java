package io.github.nmstate4j.desktop.spi;

import java.util.List;
import java.util.Optional;

/// A kind of interface. One that the model does not know is drawn and edited like the others; the designer warns that
/// nodes refuse it unless their handler knows it.
///
/// @param type as the document writes it: `linux-bridge`
/// @param group a head line of the palette: `Physical`, `Logical`, `Open vSwitch`, `Tunnels`
/// @param level column on the canvas, from physical (0) to logical; kinds of one column are drawn above each other
/// @param namePrefix a new one is called by it and the first free number: `bond` gives `bond0`
/// @param fragment what a new one says besides name, type and state, as YAML lines without indentation; `%NAME%` is
///     replaced by its name
/// @param lower how it refers to the interfaces below it; empty when nothing is below
public record InterfaceKind(
        String type,
        String title,
        String icon,
        String group,
        int level,
        String namePrefix,
        List<String> fragment,
        Optional<Lower> lower) {

    /// How an interface says what it stands on.
    ///
    /// @param path to the reference, below the interface: `vlan.base-iface`, `link-aggregation.port`
    /// @param form one name, a list of names, or a list of mappings with a `name`
    /// @param kinds types that may stand there; empty: any
    public record Lower(String path, Form form, List<String> kinds) {
        public enum Form {
            NAME,
            NAMES,
            ITEMS
        }
    }
}
