package io.github.nmstate4j.desktop.spi;

import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The interface that is selected in the designer, to a section of the inspector. Edits go into the text of the document
/// as the smallest change; each is one step of the history.
public interface InterfaceAccess {

    /// Follows the document; keeps its last value when the interface is gone or cannot be read.
    ObservableValue<NetworkInterface> current();

    /// The scalar at a path below the interface, as written: `vlan.id`. Empty when it is not there.
    Optional<String> text(String path);

    /// @param label what the edit does, for the history: `Set VLAN id`
    /// @param path below the interface; missing mappings on the way are made
    /// @param yaml the new value as a YAML scalar or flow value: `100`, `[eth1, eth2]`
    void set(String label, String path, String yaml);

    /// Removes the key at a path, and mappings that are empty without it.
    void remove(String label, String path);
}
