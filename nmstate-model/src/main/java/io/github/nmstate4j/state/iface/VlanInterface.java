package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// A VLAN on a base interface.
@RecordBuilder
public record VlanInterface(InterfaceBase base, Optional<Vlan> vlan, Extras extras)
        implements NetworkInterface, VlanInterfaceBuilder.With {

    @RecordBuilder
    public record Vlan(
            Optional<String> baseIface,
            int id,
            Optional<VlanProtocol> protocol,
            Optional<RegistrationProtocol> registrationProtocol,
            Optional<Boolean> reorderHeaders,
            Optional<Boolean> looseBinding,
            Extras extras)
            implements VlanInterfaceVlanBuilder.With {}

    public enum RegistrationProtocol {
        GVRP,
        MVRP,
        NONE
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.VLAN;
    }

    @Override
    public VlanInterface withBase(InterfaceBase other) {
        return new VlanInterface(other, vlan, extras);
    }
}
