package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// A MACsec: what passes its base is authenticated, and encrypted if so told.
@RecordBuilder
public record MacSecInterface(InterfaceBase base, Optional<MacSec> macSec, Extras extras)
        implements NetworkInterface, MacSecInterfaceBuilder.With {

    /// `mkaCak` and `mkaCkn`, both hexadecimal, are the key and its name; they are given together. `port` is part of
    /// the identity on the wire.
    @RecordBuilder
    public record MacSec(
            boolean encrypt,
            String baseIface,
            Optional<Secret> mkaCak,
            Optional<String> mkaCkn,
            long port,
            Validation validation,
            boolean sendSci,
            Optional<Offload> offload,
            Extras extras)
            implements MacSecInterfaceMacSecBuilder.With {}

    /// What happens to frames that are not authentic.
    public enum Validation {
        DISABLED,
        CHECK,
        STRICT
    }

    /// Who does the work.
    public enum Offload {
        OFF,
        PHY,
        MAC
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.MACSEC;
    }

    @Override
    public MacSecInterface withBase(InterfaceBase other) {
        return new MacSecInterface(other, macSec, extras);
    }
}
