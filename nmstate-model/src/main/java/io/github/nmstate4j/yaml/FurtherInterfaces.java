package io.github.nmstate4j.yaml;

import static io.github.nmstate4j.yaml.BaseTable.BASE;
import static io.github.nmstate4j.yaml.Scalars.FLAG;
import static io.github.nmstate4j.yaml.Scalars.MAC;
import static io.github.nmstate4j.yaml.Scalars.SECRET;
import static io.github.nmstate4j.yaml.Scalars.TEXT;
import static io.github.nmstate4j.yaml.Scalars.U16;
import static io.github.nmstate4j.yaml.Scalars.U32;
import static io.github.nmstate4j.yaml.Scalars.U63;
import static io.github.nmstate4j.yaml.Scalars.U8;
import static io.github.nmstate4j.yaml.Scalars.numbered;
import static io.github.nmstate4j.yaml.Scalars.word;
import static io.github.nmstate4j.yaml.Scalars.words;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.iface.HsrInterface;
import io.github.nmstate4j.state.iface.HsrInterface.Hsr;
import io.github.nmstate4j.state.iface.InfinibandInterface;
import io.github.nmstate4j.state.iface.InfinibandInterface.Infiniband;
import io.github.nmstate4j.state.iface.IpVlanInterface;
import io.github.nmstate4j.state.iface.IpVlanInterface.IpVlan;
import io.github.nmstate4j.state.iface.IpsecInterface;
import io.github.nmstate4j.state.iface.IpsecInterface.Libreswan;
import io.github.nmstate4j.state.iface.MacSecInterface;
import io.github.nmstate4j.state.iface.MacSecInterface.MacSec;
import io.github.nmstate4j.state.iface.MacVlanInterface;
import io.github.nmstate4j.state.iface.MacVlanInterface.MacVlan;
import io.github.nmstate4j.state.iface.MacVtapInterface;
import java.util.Optional;

/// The kinds of interface that ride on others, and those that only some networks know.
final class FurtherInterfaces {

    private static final Table<MacVlan> MAC_VLAN_SECTION = Table.of(t -> {
        var baseIface = t.mandatory("base-iface", TEXT, MacVlan::baseIface);
        var mode = t.mandatory("mode", word(MacVlanInterface.Mode.class), MacVlan::mode);
        var promiscuous = t.key("promiscuous", FLAG, MacVlan::promiscuous, "accept-all-mac");
        t.extras(MacVlan::extras);
        return row -> new MacVlan(
                row.must(baseIface, ""),
                row.must(mode, MacVlanInterface.Mode.UNKNOWN),
                row.of(promiscuous),
                row.extras());
    });

    private static final Table<IpVlan> IP_VLAN_SECTION = Table.of(t -> {
        var baseIface = t.key("base-iface", TEXT, IpVlan::baseIface);
        var mode = t.key("mode", word(IpVlanInterface.Mode.class), IpVlan::mode);
        var isPrivate = t.key("private", FLAG, IpVlan::isPrivate);
        var vepa = t.key("vepa", FLAG, IpVlan::vepa);
        t.extras(IpVlan::extras);
        return row -> new IpVlan(row.of(baseIface), row.of(mode), row.of(isPrivate), row.of(vepa), row.extras());
    });

    private static final Table<MacSec> MAC_SEC_SECTION = Table.of(t -> {
        var encrypt = t.mandatory("encrypt", FLAG, MacSec::encrypt);
        var baseIface = t.mandatory("base-iface", TEXT, MacSec::baseIface);
        var cak = t.key("mka-cak", SECRET, MacSec::mkaCak);
        var ckn = t.key("mka-ckn", TEXT, MacSec::mkaCkn);
        var port = t.mandatory("port", U32, MacSec::port);
        var validation = t.mandatory(
                "validation",
                word(
                        words(MacSecInterface.Validation.class, Scalars::dashed),
                        numbered(MacSecInterface.Validation.values())),
                MacSec::validation);
        var sendSci = t.mandatory("send-sci", FLAG, MacSec::sendSci);
        var offload = t.key("offload", word(MacSecInterface.Offload.class), MacSec::offload);
        t.extras(MacSec::extras);
        return row -> new MacSec(
                row.must(encrypt, false),
                row.must(baseIface, ""),
                row.of(cak),
                row.of(ckn),
                row.must(port, 0L),
                row.must(validation, MacSecInterface.Validation.DISABLED),
                row.must(sendSci, false),
                row.of(offload),
                row.extras());
    });

    private static final Table<Hsr> HSR_SECTION = Table.of(t -> {
        var port1 = t.mandatory("port1", TEXT, Hsr::port1);
        var port2 = t.mandatory("port2", TEXT, Hsr::port2);
        var supervisionAddress = t.key("supervision-address", MAC, Hsr::supervisionAddress);
        var multicastSpec = t.mandatory("multicast-spec", U8, Hsr::multicastSpec);
        var protocol = t.mandatory("protocol", word(HsrInterface.Protocol.class), Hsr::protocol);
        t.extras(Hsr::extras);
        return row -> new Hsr(
                row.must(port1, ""),
                row.must(port2, ""),
                row.of(supervisionAddress),
                row.must(multicastSpec, 0),
                row.must(protocol, HsrInterface.Protocol.HSR),
                row.extras());
    });

    /// Shown in hexadecimal. The key that all devices have stands for the device itself.
    private static final Codec<Integer> PARTITION_KEY = new Codec<>() {

        private static final int OF_THE_DEVICE = 0xffff;

        @Override
        public Value schema(Schemas schemas, String name) {
            return U16.schema(schemas, name);
        }

        @Override
        public Optional<Integer> read(Value value, Place place) {
            return U16.read(value, place).filter(key -> key != OF_THE_DEVICE);
        }

        @Override
        public Value write(Integer key) {
            return new Value.Text("0x" + Integer.toHexString(key));
        }
    };

    private static final Table<Infiniband> INFINIBAND_SECTION = Table.of(t -> {
        var mode = t.mandatory("mode", word(InfinibandInterface.Mode.class), Infiniband::mode);
        var baseIface = t.key("base-iface", TEXT, Infiniband::baseIface);
        var pkey = t.orNull("pkey", PARTITION_KEY, Infiniband::pkey);
        t.extras(Infiniband::extras);
        return row -> new Infiniband(
                row.must(mode, InfinibandInterface.Mode.DATAGRAM), row.of(baseIface), row.of(pkey), row.extras());
    });

    private static final Codec<IpsecInterface.AddressFamily> ADDRESS_FAMILY = word(IpsecInterface.AddressFamily.class);

    private static final Table<Libreswan> LIBRESWAN = Table.of(t -> {
        var right = t.mandatory("right", TEXT, Libreswan::right);
        var rightid = t.key("rightid", TEXT, Libreswan::rightid);
        var rightrsasigkey = t.key("rightrsasigkey", TEXT, Libreswan::rightrsasigkey);
        var rightcert = t.key("rightcert", TEXT, Libreswan::rightcert);
        var left = t.key("left", TEXT, Libreswan::left);
        var leftid = t.key("leftid", TEXT, Libreswan::leftid);
        var leftrsasigkey = t.key("leftrsasigkey", TEXT, Libreswan::leftrsasigkey);
        var leftcert = t.key("leftcert", TEXT, Libreswan::leftcert);
        var ikev2 = t.key("ikev2", TEXT, Libreswan::ikev2);
        var psk = t.key("psk", SECRET, Libreswan::psk);
        var ikelifetime = t.key("ikelifetime", TEXT, Libreswan::ikelifetime);
        var salifetime = t.key("salifetime", TEXT, Libreswan::salifetime);
        var ike = t.key("ike", TEXT, Libreswan::ike);
        var esp = t.key("esp", TEXT, Libreswan::esp);
        var dpddelay = t.key("dpddelay", U63, Libreswan::dpddelay);
        var dpdtimeout = t.key("dpdtimeout", U63, Libreswan::dpdtimeout);
        var dpdaction = t.key("dpdaction", TEXT, Libreswan::dpdaction);
        var ipsecInterface = t.key("ipsec-interface", TEXT, Libreswan::ipsecInterface);
        var authby = t.key("authby", TEXT, Libreswan::authby);
        var rightsubnet = t.key("rightsubnet", TEXT, Libreswan::rightsubnet);
        var leftsubnet = t.key("leftsubnet", TEXT, Libreswan::leftsubnet);
        var leftmodecfgclient = t.key("leftmodecfgclient", FLAG, Libreswan::leftmodecfgclient);
        var type = t.key("type", word(IpsecInterface.Mode.class), Libreswan::type);
        var hostaddrfamily = t.key("hostaddrfamily", ADDRESS_FAMILY, Libreswan::hostaddrfamily);
        var clientaddrfamily = t.key("clientaddrfamily", ADDRESS_FAMILY, Libreswan::clientaddrfamily);
        var requireIdOnCertificate = t.key("require-id-on-certificate", FLAG, Libreswan::requireIdOnCertificate);
        t.extras(Libreswan::extras);
        return row -> new Libreswan(
                row.must(right, ""),
                row.of(rightid),
                row.of(rightrsasigkey),
                row.of(rightcert),
                row.of(left),
                row.of(leftid),
                row.of(leftrsasigkey),
                row.of(leftcert),
                row.of(ikev2),
                row.of(psk),
                row.of(ikelifetime),
                row.of(salifetime),
                row.of(ike),
                row.of(esp),
                row.of(dpddelay),
                row.of(dpdtimeout),
                row.of(dpdaction),
                row.of(ipsecInterface),
                row.of(authby),
                row.of(rightsubnet),
                row.of(leftsubnet),
                row.of(leftmodecfgclient),
                row.of(type),
                row.of(hostaddrfamily),
                row.of(clientaddrfamily),
                row.of(requireIdOnCertificate),
                row.extras());
    });

    static final Table<MacVlanInterface> MAC_VLAN = Table.of(t -> {
        var base = t.include(BASE, MacVlanInterface::base);
        var section = t.key("mac-vlan", MAC_VLAN_SECTION, MacVlanInterface::macVlan);
        t.extras(MacVlanInterface::extras);
        return row -> new MacVlanInterface(base.apply(row), row.of(section), row.extras());
    });

    static final Table<MacVtapInterface> MAC_VTAP = Table.of(t -> {
        var base = t.include(BASE, MacVtapInterface::base);
        var section = t.key("mac-vtap", MAC_VLAN_SECTION, MacVtapInterface::macVtap);
        t.extras(MacVtapInterface::extras);
        return row -> new MacVtapInterface(base.apply(row), row.of(section), row.extras());
    });

    static final Table<IpVlanInterface> IPVLAN = Table.of(t -> {
        var base = t.include(BASE, IpVlanInterface::base);
        var section = t.key("ipvlan", IP_VLAN_SECTION, IpVlanInterface::ipVlan);
        t.extras(IpVlanInterface::extras);
        return row -> new IpVlanInterface(base.apply(row), row.of(section), row.extras());
    });

    static final Table<MacSecInterface> MACSEC = Table.of(t -> {
        var base = t.include(BASE, MacSecInterface::base);
        var section = t.key("macsec", MAC_SEC_SECTION, MacSecInterface::macSec);
        t.extras(MacSecInterface::extras);
        return row -> new MacSecInterface(base.apply(row), row.of(section), row.extras());
    });

    static final Table<HsrInterface> HSR = Table.of(t -> {
        var base = t.include(BASE, HsrInterface::base);
        var section = t.key("hsr", HSR_SECTION, HsrInterface::hsr);
        t.extras(HsrInterface::extras);
        return row -> new HsrInterface(base.apply(row), row.of(section), row.extras());
    });

    static final Table<InfinibandInterface> INFINIBAND = Table.of(t -> {
        var base = t.include(BASE, InfinibandInterface::base);
        var section = t.key("infiniband", INFINIBAND_SECTION, InfinibandInterface::infiniband);
        t.extras(InfinibandInterface::extras);
        return row -> new InfinibandInterface(base.apply(row), row.of(section), row.extras());
    });

    static final Table<IpsecInterface> IPSEC = Table.of(t -> {
        var base = t.include(BASE, IpsecInterface::base);
        var section = t.key("libreswan", LIBRESWAN, IpsecInterface::libreswan);
        t.extras(IpsecInterface::extras);
        return row -> new IpsecInterface(base.apply(row), row.of(section), row.extras());
    });

    private FurtherInterfaces() {}
}
