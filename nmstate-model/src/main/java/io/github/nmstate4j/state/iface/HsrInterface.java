package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// Two ports that send everything twice, so that one may fail (HSR or PRP).
@RecordBuilder
public record HsrInterface(InterfaceBase base, Optional<Hsr> hsr, Extras extras)
        implements NetworkInterface, HsrInterfaceBuilder.With {

    /// `supervisionAddress` is only ever shown; its last byte is `multicastSpec`.
    @RecordBuilder
    public record Hsr(
            String port1,
            String port2,
            Optional<String> supervisionAddress,
            int multicastSpec,
            Protocol protocol,
            Extras extras)
            implements HsrInterfaceHsrBuilder.With {}

    public enum Protocol {
        HSR,
        PRP
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.HSR;
    }

    @Override
    public HsrInterface withBase(InterfaceBase other) {
        return new HsrInterface(other, hsr, extras);
    }
}
