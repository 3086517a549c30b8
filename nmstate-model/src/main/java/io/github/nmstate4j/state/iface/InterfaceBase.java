package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.ovs.OvsDb;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// What interfaces of every kind have. MTU in bytes, MAC addresses upper-case with colons.
/// `driver`, `permanentMacAddress`, `minMtu` and `maxMtu` are shown and never applied; `copyMacFrom` is
/// applied and never shown. Controller "" detaches, a name attaches, left out changes nothing.
@RecordBuilder
public record InterfaceBase(
        String name,
        InterfaceState state,
        Optional<String> profileName,
        Optional<String> description,
        Optional<String> driver,
        Optional<Identifier> identifier,
        Optional<String> macAddress,
        Optional<String> permanentMacAddress,
        Optional<Long> mtu,
        Optional<Long> minMtu,
        Optional<Long> maxMtu,
        Optional<WaitIp> waitIp,
        Optional<IpSettings> ipv4,
        Optional<IpSettings> ipv6,
        Optional<String> controller,
        Optional<Boolean> acceptAllMacAddresses,
        Optional<String> copyMacFrom,
        Optional<Lldp> lldp,
        Optional<String> pciAddress,
        Optional<List<AltName>> altNames,
        Optional<Mptcp> mptcp,
        Optional<OvsDb> ovsDb,
        Optional<Ieee8021x> ieee8021x,
        Optional<Ethtool> ethtool,
        Optional<Dispatch> dispatch)
        implements InterfaceBaseBuilder.With {

    /// How the profile finds its device. By MAC or PCI address the device may have any name, and the profile has
    /// the one of the document.
    public enum Identifier {
        NAME,
        MAC_ADDRESS,
        PCI_ADDRESS
    }

    /// Which family must be configured before the activation counts as done.
    public enum WaitIp {
        ANY,
        IPV4,
        IPV6,
        IPV4_AND_IPV6
    }

    public static InterfaceBase of(String name, InterfaceState state) {
        return new InterfaceBase(
                name,
                state,
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
                Optional.empty());
    }
}
