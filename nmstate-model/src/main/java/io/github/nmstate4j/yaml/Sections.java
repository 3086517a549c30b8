package io.github.nmstate4j.yaml;

import static io.github.nmstate4j.yaml.Scalars.FLAG;
import static io.github.nmstate4j.yaml.Scalars.SECRET;
import static io.github.nmstate4j.yaml.Scalars.TEXT;
import static io.github.nmstate4j.yaml.Scalars.U32;
import static io.github.nmstate4j.yaml.Scalars.list;
import static io.github.nmstate4j.yaml.Scalars.word;

import io.github.nmstate4j.state.iface.AltName;
import io.github.nmstate4j.state.iface.Dispatch;
import io.github.nmstate4j.state.iface.Ethtool;
import io.github.nmstate4j.state.iface.Ethtool.Coalesce;
import io.github.nmstate4j.state.iface.Ethtool.Fec;
import io.github.nmstate4j.state.iface.Ethtool.Pause;
import io.github.nmstate4j.state.iface.Ethtool.Ring;
import io.github.nmstate4j.state.iface.Ieee8021x;
import io.github.nmstate4j.state.iface.Mptcp;
import io.github.nmstate4j.state.ip.MptcpFlag;
import io.github.nmstate4j.state.ovs.OvsDb;
import java.util.Map;
import java.util.Optional;

/// Sections that interfaces of several kinds have.
final class Sections {

    /// What shall be removed says so with its state; anything else has none.
    static final Codec<Boolean> ABSENT = word(Map.of("absent", true), Map.of());

    static final Codec<MptcpFlag> MPTCP_FLAG = word(MptcpFlag.class);

    static final Table<Mptcp> MPTCP = Table.of(t -> {
        var flags = t.key("address-flags", list(MPTCP_FLAG), Mptcp::addressFlags);
        t.extras(Mptcp::extras);
        return row -> new Mptcp(row.of(flags), row.extras());
    });

    static final Table<AltName> ALT_NAME = Table.of(t -> {
        var name = t.mandatory("name", TEXT, AltName::name);
        var absent = t.key("state", ABSENT, (AltName alt) -> Optional.of(alt.absent()).filter(gone -> gone));
        t.extras(AltName::extras);
        return row -> new AltName(row.must(name, ""), row.of(absent).orElse(false), row.extras());
    });

    static final Table<OvsDb> OVS_DB = Table.of(t -> {
        var externalIds = t.key("external_ids", new TextMap(), OvsDb::externalIds);
        var otherConfig = t.key("other_config", new TextMap(), OvsDb::otherConfig);
        t.extras(OvsDb::extras);
        return row -> new OvsDb(row.of(externalIds), row.of(otherConfig), row.extras());
    });

    static final Table<Ieee8021x> IEEE_802_1X = Table.of(t -> {
        var identity = t.key("identity", TEXT, Ieee8021x::identity);
        var eapMethods = t.key("eap-methods", list(TEXT), Ieee8021x::eapMethods);
        var privateKey = t.key("private-key", TEXT, Ieee8021x::privateKey);
        var clientCert = t.key("client-cert", TEXT, Ieee8021x::clientCert);
        var caCert = t.key("ca-cert", TEXT, Ieee8021x::caCert);
        var privateKeyPassword = t.key("private-key-password", SECRET, Ieee8021x::privateKeyPassword);
        var phase2Auth = t.key("phase2-auth", TEXT, Ieee8021x::phase2Auth);
        var password = t.key("password", SECRET, Ieee8021x::password);
        t.extras(Ieee8021x::extras);
        return row -> new Ieee8021x(
                row.of(identity),
                row.of(eapMethods),
                row.of(privateKey),
                row.of(clientCert),
                row.of(caCert),
                row.of(privateKeyPassword),
                row.of(phase2Auth),
                row.of(password),
                row.extras());
    });

    static final Table<Dispatch> DISPATCH = Table.of(t -> {
        var postActivation = t.key("post-activation", TEXT, Dispatch::postActivation);
        var postDeactivation = t.key("post-deactivation", TEXT, Dispatch::postDeactivation);
        t.extras(Dispatch::extras);
        return row -> new Dispatch(
                row.of(postActivation),
                row.of(postDeactivation),
                row.extras());
    });

    private static final Table<Pause> PAUSE = Table.of(t -> {
        var rx = t.key("rx", FLAG, Pause::rx);
        var tx = t.key("tx", FLAG, Pause::tx);
        var autoneg = t.key("autoneg", FLAG, Pause::autoneg);
        t.extras(Pause::extras);
        return row -> new Pause(
                row.of(rx),
                row.of(tx),
                row.of(autoneg),
                row.extras());
    });

    private static final Table<Coalesce> COALESCE = Table.of(t -> {
        var adaptiveRx = t.key("adaptive-rx", FLAG, Coalesce::adaptiveRx);
        var adaptiveTx = t.key("adaptive-tx", FLAG, Coalesce::adaptiveTx);
        var pktRateHigh = t.key("pkt-rate-high", U32, Coalesce::pktRateHigh);
        var pktRateLow = t.key("pkt-rate-low", U32, Coalesce::pktRateLow);
        var rxFrames = t.key("rx-frames", U32, Coalesce::rxFrames);
        var rxFramesHigh = t.key("rx-frames-high", U32, Coalesce::rxFramesHigh);
        var rxFramesIrq = t.key("rx-frames-irq", U32, Coalesce::rxFramesIrq);
        var rxFramesLow = t.key("rx-frames-low", U32, Coalesce::rxFramesLow);
        var rxUsecs = t.key("rx-usecs", U32, Coalesce::rxUsecs);
        var rxUsecsHigh = t.key("rx-usecs-high", U32, Coalesce::rxUsecsHigh);
        var rxUsecsIrq = t.key("rx-usecs-irq", U32, Coalesce::rxUsecsIrq);
        var rxUsecsLow = t.key("rx-usecs-low", U32, Coalesce::rxUsecsLow);
        var sampleInterval = t.key("sample-interval", U32, Coalesce::sampleInterval);
        var statsBlockUsecs = t.key("stats-block-usecs", U32, Coalesce::statsBlockUsecs);
        var txFrames = t.key("tx-frames", U32, Coalesce::txFrames);
        var txFramesHigh = t.key("tx-frames-high", U32, Coalesce::txFramesHigh);
        var txFramesIrq = t.key("tx-frames-irq", U32, Coalesce::txFramesIrq);
        var txFramesLow = t.key("tx-frames-low", U32, Coalesce::txFramesLow);
        var txUsecs = t.key("tx-usecs", U32, Coalesce::txUsecs);
        var txUsecsHigh = t.key("tx-usecs-high", U32, Coalesce::txUsecsHigh);
        var txUsecsIrq = t.key("tx-usecs-irq", U32, Coalesce::txUsecsIrq);
        var txUsecsLow = t.key("tx-usecs-low", U32, Coalesce::txUsecsLow);
        t.extras(Coalesce::extras);
        return row -> new Coalesce(
                row.of(adaptiveRx),
                row.of(adaptiveTx),
                row.of(pktRateHigh),
                row.of(pktRateLow),
                row.of(rxFrames),
                row.of(rxFramesHigh),
                row.of(rxFramesIrq),
                row.of(rxFramesLow),
                row.of(rxUsecs),
                row.of(rxUsecsHigh),
                row.of(rxUsecsIrq),
                row.of(rxUsecsLow),
                row.of(sampleInterval),
                row.of(statsBlockUsecs),
                row.of(txFrames),
                row.of(txFramesHigh),
                row.of(txFramesIrq),
                row.of(txFramesLow),
                row.of(txUsecs),
                row.of(txUsecsHigh),
                row.of(txUsecsIrq),
                row.of(txUsecsLow),
                row.extras());
    });

    private static final Table<Ring> RING = Table.of(t -> {
        var rx = t.key("rx", U32, Ring::rx);
        var rxMax = t.key("rx-max", U32, Ring::rxMax);
        var rxJumbo = t.key("rx-jumbo", U32, Ring::rxJumbo);
        var rxJumboMax = t.key("rx-jumbo-max", U32, Ring::rxJumboMax);
        var rxMini = t.key("rx-mini", U32, Ring::rxMini);
        var rxMiniMax = t.key("rx-mini-max", U32, Ring::rxMiniMax);
        var tx = t.key("tx", U32, Ring::tx);
        var txMax = t.key("tx-max", U32, Ring::txMax);
        t.extras(Ring::extras);
        return row -> new Ring(
                row.of(rx),
                row.of(rxMax),
                row.of(rxJumbo),
                row.of(rxJumboMax),
                row.of(rxMini),
                row.of(rxMiniMax),
                row.of(tx),
                row.of(txMax),
                row.extras());
    });

    private static final Table<Fec> FEC = Table.of(t -> {
        var auto = t.key("auto", FLAG, Fec::auto);
        var mode = t.key("mode", word(Ethtool.FecMode.class), Fec::mode);
        t.extras(Fec::extras);
        return row -> new Fec(
                row.of(auto),
                row.of(mode),
                row.extras());
    });

    static final Table<Ethtool> ETHTOOL = Table.of(t -> {
        var pause = t.key("pause", PAUSE, Ethtool::pause);
        var feature = t.key("feature", new Features(), Ethtool::feature);
        var coalesce = t.key("coalesce", COALESCE, Ethtool::coalesce);
        var ring = t.key("ring", RING, Ethtool::ring);
        var fec = t.key("fec", FEC, Ethtool::fec);
        t.extras(Ethtool::extras);
        return row -> new Ethtool(
                row.of(pause),
                row.of(feature),
                row.of(coalesce),
                row.of(ring),
                row.of(fec),
                row.extras());
    });

    private Sections() {}
}
