package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A bond: several ports acting as one.
@RecordBuilder
public record BondInterface(InterfaceBase base, Optional<Bond> bond, Extras extras)
        implements NetworkInterface, BondInterfaceBuilder.With {

    /// The `link-aggregation` section. `options` holds the kernel's option names with values as the kernel
    /// writes them (`miimon` → `140`, `primary` → `eth1`); an empty map resets all of them.
    @RecordBuilder
    public record Bond(
            Optional<BondMode> mode,
            Optional<Map<String, String>> options,
            Optional<List<String>> port,
            Optional<List<PortConfig>> portsConfig,
            Extras extras)
            implements BondInterfaceBondBuilder.With {

        public Optional<List<String>> portNames() {
            return port.or(() -> portsConfig.map(
                    ports -> ports.stream().map(PortConfig::name).toList()));
        }
    }

    /// What one port has of its own.
    public record PortConfig(String name, Optional<Long> priority, Optional<Integer> queueId, Extras extras) {}

    @Override
    public InterfaceType type() {
        return InterfaceType.BOND;
    }

    @Override
    public BondInterface withBase(InterfaceBase other) {
        return new BondInterface(other, bond, extras);
    }
}
