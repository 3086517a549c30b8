package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.state.iface.MacSecInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;

/// A MACsec: left out, it encrypts and is strict.
public final class MacSecBuilder extends InterfaceBuilder<MacSecBuilder> {

    private MacSecInterface.MacSec macSec = new MacSecInterface.MacSec(
            true, "", Optional.empty(), Optional.empty(), 1, MacSecInterface.Validation.STRICT, true, Optional.empty(), Extras.none());

    MacSecBuilder(String name) {
        super(name);
    }

    @Override
    MacSecBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new MacSecInterface(base(), Optional.of(macSec), Extras.none());
    }

    public MacSecBuilder offload(MacSecInterface.Offload offload) {
        macSec = macSec.withOffload(Optional.of(offload));
        return this;
    }

    public MacSecBuilder encrypt(boolean encrypt) {
        macSec = macSec.withEncrypt(encrypt);
        return this;
    }

    public MacSecBuilder baseIface(String baseIface) {
        macSec = macSec.withBaseIface(baseIface);
        return this;
    }

    public MacSecBuilder port(long port) {
        macSec = macSec.withPort(port);
        return this;
    }

    public MacSecBuilder validation(MacSecInterface.Validation validation) {
        macSec = macSec.withValidation(validation);
        return this;
    }

    public MacSecBuilder sendSci(boolean sendSci) {
        macSec = macSec.withSendSci(sendSci);
        return this;
    }

    /// The key and its name, hexadecimal.
    public MacSecBuilder key(Secret cak, String ckn) {
        macSec = macSec.withMkaCak(Optional.of(cak)).withMkaCkn(Optional.of(ckn));
        return this;
    }
}
