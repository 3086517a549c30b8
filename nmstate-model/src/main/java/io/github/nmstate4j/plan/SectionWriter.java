package io.github.nmstate4j.plan;

import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.Ieee8021x;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.Mptcp;
import io.github.nmstate4j.state.ip.MptcpFlag;
import io.github.nmstate4j.state.ovs.OvsDb;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the settings of sections that interfaces of several kinds have: 802.1X, driver settings, Multipath TCP, the
/// maps of Open vSwitch's database.
final class SectionWriter {

    private static final String IEEE_802_1X = "802-1x";
    private static final String EXTERNAL_IDS = "ovs-external-ids";
    private static final String OTHER_CONFIG = "ovs-other-config";

    private static final long MPTCP_DISABLED = 0x01;
    private static final long MPTCP_ALSO_WITHOUT_DEFAULT_ROUTE = 0x08;

    private final ProfileDraft draft;

    SectionWriter(ProfileDraft draft) {
        this.draft = draft;
    }

    void write(InterfaceBase wanted, boolean takesOvsDb) {
        wanted.ieee8021x().ifPresent(this::ieee8021x);
        wanted.ethtool().ifPresent(new EthtoolWriter(draft)::write);
        wanted.mptcp().flatMap(Mptcp::addressFlags).ifPresent(this::mptcp);
        if (takesOvsDb) {
            wanted.ovsDb().ifPresent(this::ovsDb);
        } else {
            draft.removeSetting(EXTERNAL_IDS).removeSetting(OTHER_CONFIG);
        }
    }

    /// Passwords that were hidden are the ones that are stored.
    private void ieee8021x(Ieee8021x wanted) {
        var keyPassword = secret(wanted.privateKeyPassword(), "private-key-password");
        var password = secret(wanted.password(), "password");
        draft.replaceSetting(IEEE_802_1X);
        wanted.identity().ifPresent(identity -> draft.text(IEEE_802_1X, "identity", identity));
        wanted.eapMethods().ifPresent(methods -> draft.put(IEEE_802_1X, "eap", new SettingValue.TextList(methods)));
        file("private-key", wanted.privateKey());
        file("client-cert", wanted.clientCert());
        file("ca-cert", wanted.caCert());
        keyPassword.ifPresent(value -> draft.put(IEEE_802_1X, "private-key-password", value));
        wanted.phase2Auth().ifPresent(method -> draft.text(IEEE_802_1X, "phase2-auth", method));
        password.ifPresent(value -> draft.put(IEEE_802_1X, "password", value));
    }

    private Optional<SettingValue> secret(Optional<Secret> wanted, String key) {
        return wanted.flatMap(
                secret -> secret.isHidden() ? draft.value(IEEE_802_1X, key) : Optional.of(SettingValue.of(secret)));
    }

    private void file(String key, Optional<String> path) {
        path.ifPresent(file -> {
            var bytes = new ArrayList<Integer>();
            for (byte b : ("file://" + file + "\0").getBytes(StandardCharsets.UTF_8)) {
                bytes.add(b & 0xff);
            }
            draft.put(IEEE_802_1X, key, new SettingValue.Bytes(bytes));
        });
    }

    private void mptcp(List<MptcpFlag> flags) {
        long bits = flags.isEmpty() ? MPTCP_DISABLED : MPTCP_ALSO_WITHOUT_DEFAULT_ROUTE;
        for (var flag : flags) {
            bits |= switch (flag) {
                case SIGNAL -> 0x10;
                case SUBFLOW -> 0x20;
                case BACKUP -> 0x40;
                case FULLMESH -> 0x80;
            };
        }
        draft.uint(Profile.CONNECTION, "mptcp-flags", bits);
    }

    /// A map left out stays; a key without value is gone.
    void ovsDb(OvsDb wanted) {
        wanted.externalIds().ifPresent(map -> map(EXTERNAL_IDS, map));
        wanted.otherConfig().ifPresent(map -> map(OTHER_CONFIG, map));
    }

    private void map(String setting, Map<String, Optional<String>> map) {
        var data = new LinkedHashMap<String, String>();
        map.forEach((key, value) -> value.ifPresent(text -> data.put(key, text)));
        if (!data.isEmpty() || draft.has(setting)) {
            draft.put(setting, "data", new SettingValue.TextMap(data));
        }
    }
}
