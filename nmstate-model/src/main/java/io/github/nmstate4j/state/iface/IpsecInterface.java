package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// An IPsec connection that libreswan keeps.
@RecordBuilder
public record IpsecInterface(InterfaceBase base, Optional<Libreswan> libreswan, Extras extras)
        implements NetworkInterface, IpsecInterfaceBuilder.With {

    /// The words are libreswan's. Times as libreswan writes them (`8h`), except the two of dead peer detection, which
    /// are in seconds.
    @RecordBuilder
    public record Libreswan(
            String right,
            Optional<String> rightid,
            Optional<String> rightrsasigkey,
            Optional<String> rightcert,
            Optional<String> left,
            Optional<String> leftid,
            Optional<String> leftrsasigkey,
            Optional<String> leftcert,
            Optional<String> ikev2,
            Optional<Secret> psk,
            Optional<String> ikelifetime,
            Optional<String> salifetime,
            Optional<String> ike,
            Optional<String> esp,
            Optional<Long> dpddelay,
            Optional<Long> dpdtimeout,
            Optional<String> dpdaction,
            Optional<String> ipsecInterface,
            Optional<String> authby,
            Optional<String> rightsubnet,
            Optional<String> leftsubnet,
            Optional<Boolean> leftmodecfgclient,
            Optional<Mode> type,
            Optional<AddressFamily> hostaddrfamily,
            Optional<AddressFamily> clientaddrfamily,
            Optional<Boolean> requireIdOnCertificate,
            Extras extras)
            implements IpsecInterfaceLibreswanBuilder.With {

        /// The peer's address or name is all that must be given.
        public static Libreswan to(String right) {
            return new Libreswan(
                    right,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Extras.none());
        }
    }

    public enum Mode {
        TUNNEL,
        TRANSPORT
    }

    public enum AddressFamily {
        IPV4,
        IPV6
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.IPSEC;
    }

    @Override
    public IpsecInterface withBase(InterfaceBase other) {
        return new IpsecInterface(other, libreswan, extras);
    }
}
