package io.github.nmstate4j.plan;

import io.github.nmstate4j.document.Components;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.Ethtool;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Writes what the driver of a NIC is told. A section that is given replaces all that is stored of it.
final class EthtoolWriter {

    private static final String ETHTOOL = "ethtool";

    /// Features that NetworkManager calls by the names of the ethtool command.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("rx-checksum", "rx"),
            Map.entry("tx-scatter-gather", "sg"),
            Map.entry("tx-tcp-segmentation", "tso"),
            Map.entry("rx-gro", "gro"),
            Map.entry("tx-generic-segmentation", "gso"),
            Map.entry("rx-hashing", "rxhash"),
            Map.entry("rx-lro", "lro"),
            Map.entry("rx-ntuple-filter", "ntuple"),
            Map.entry("rx-vlan-hw-parse", "rxvlan"),
            Map.entry("tx-vlan-hw-insert", "txvlan"));

    /// Only the driver says how far its rings go.
    private static final Set<String> SHOWN_ONLY = Set.of("rx-max", "rx-jumbo-max", "rx-mini-max", "tx-max");

    private final ProfileDraft draft;

    EthtoolWriter(ProfileDraft draft) {
        this.draft = draft;
    }

    void write(Ethtool wanted) {
        draft.ensure(ETHTOOL);
        wanted.pause().ifPresent(this::pause);
        wanted.feature().ifPresent(this::features);
        wanted.coalesce().ifPresent(coalesce -> numbers("coalesce-", coalesce));
        wanted.ring().ifPresent(ring -> numbers("ring-", ring));
        wanted.fec().ifPresent(this::fec);
    }

    private void pause(Ethtool.Pause pause) {
        draft.removeStartingWith(ETHTOOL, "pause-");
        pause.autoneg().ifPresent(on -> draft.bool(ETHTOOL, "pause-autoneg", on));
        if (pause.autoneg().filter(on -> !on).isPresent()) {
            pause.rx().ifPresent(on -> draft.bool(ETHTOOL, "pause-rx", on));
            pause.tx().ifPresent(on -> draft.bool(ETHTOOL, "pause-tx", on));
        }
    }

    private void features(Map<String, Boolean> features) {
        draft.removeStartingWith(ETHTOOL, "feature-");
        new TreeMap<>(features)
                .forEach((name, on) -> draft.bool(ETHTOOL, "feature-" + NAMES.getOrDefault(name, name), on));
    }

    private void numbers(String prefix, Record section) {
        draft.removeStartingWith(ETHTOOL, prefix);
        for (var component : Components.of(section)) {
            if (SHOWN_ONLY.contains(component.key())) {
                continue;
            }
            component.given().ifPresent(value -> {
                switch (value) {
                    case Boolean on -> draft.uint(ETHTOOL, prefix + component.key(), on ? 1 : 0);
                    case Long number -> draft.uint(ETHTOOL, prefix + component.key(), number);
                    default -> {}
                }
            });
        }
    }

    private void fec(Ethtool.Fec fec) {
        long modes = fec.auto().filter(auto -> auto).map(auto -> 0x02L).orElse(0L);
        modes |= fec.mode()
                .map(mode -> switch (mode) {
                    case OFF -> 0x04L;
                    case RS -> 0x08L;
                    case BASER -> 0x10L;
                    case LLRS -> 0x20L;
                })
                .orElse(0L);
        if (modes == 0) {
            draft.remove(ETHTOOL, "fec-mode");
        } else {
            draft.put(ETHTOOL, "fec-mode", new SettingValue.UInt32(modes));
        }
    }
}
