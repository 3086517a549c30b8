package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// A VRF: a routing table of its own for its ports.
@RecordBuilder
public record VrfInterface(InterfaceBase base, Optional<Vrf> vrf, Extras extras)
        implements NetworkInterface, VrfInterfaceBuilder.With {

    public record Vrf(Optional<List<String>> port, Optional<Long> routeTableId, Extras extras) {}

    @Override
    public InterfaceType type() {
        return InterfaceType.VRF;
    }

    @Override
    public VrfInterface withBase(InterfaceBase other) {
        return new VrfInterface(other, vrf, extras);
    }
}
