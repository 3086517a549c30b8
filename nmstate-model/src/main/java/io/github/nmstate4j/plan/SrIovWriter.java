package io.github.nmstate4j.plan;

import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.EthernetInterface.SrIov;
import io.github.nmstate4j.state.iface.EthernetInterface.Vf;
import io.github.nmstate4j.state.iface.VlanProtocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the virtual functions of a NIC.
final class SrIovWriter {

    private static final String SRIOV = "sriov";

    private final ProfileDraft draft;

    SrIovWriter(ProfileDraft draft) {
        this.draft = draft;
    }

    void write(SrIov wanted) {
        if (wanted.totalVfs().filter(total -> total == 0).isPresent()) {
            draft.removeSetting(SRIOV);
            return;
        }
        draft.ensure(SRIOV);
        wanted.totalVfs().ifPresent(total -> draft.uint(SRIOV, "total-vfs", total));
        wanted.driversAutoprobe().ifPresent(on -> draft.integer(SRIOV, "autoprobe-drivers", on ? 1 : 0));
        wanted.vfs().ifPresent(this::functions);
    }

    /// Functions that are not listed keep what they have, unless the list is empty.
    private void functions(List<Vf> wanted) {
        var functions = new TreeMap<Long, Map<String, SettingValue>>();
        if (!wanted.isEmpty() && draft.value(SRIOV, "vfs").orElse(null) instanceof SettingValue.DictList(var stored)) {
            stored.forEach(function -> functions.put(index(function), new LinkedHashMap<>(function)));
        }
        wanted.forEach(vf -> function(vf, functions.computeIfAbsent(vf.id(), id -> new LinkedHashMap<>())));
        draft.put(SRIOV, "vfs", new SettingValue.DictList(List.copyOf(functions.values())));
    }

    private static long index(Map<String, SettingValue> function) {
        return function.get("index") instanceof SettingValue.UInt32(long index) ? index : 0;
    }

    private static void function(Vf vf, Map<String, SettingValue> function) {
        function.put("index", new SettingValue.UInt32(vf.id()));
        vf.macAddress().ifPresent(mac -> function.put("mac", SettingValue.of(mac)));
        vf.spoofCheck().ifPresent(on -> function.put("spoof-check", SettingValue.of(on)));
        vf.trust().ifPresent(on -> function.put("trust", SettingValue.of(on)));
        vf.minTxRate().ifPresent(rate -> function.put("min-tx-rate", new SettingValue.UInt32(rate)));
        vf.maxTxRate().ifPresent(rate -> function.put("max-tx-rate", new SettingValue.UInt32(rate)));
        vf.vlanId().ifPresent(id -> function.put("vlans", new SettingValue.DictList(List.of(vlan(id, vf)))));
    }

    private static Map<String, SettingValue> vlan(long id, Vf vf) {
        var vlan = new LinkedHashMap<String, SettingValue>();
        vlan.put("id", new SettingValue.UInt32(id));
        vf.qos().ifPresent(qos -> vlan.put("qos", new SettingValue.UInt32(qos)));
        vf.vlanProto()
                .ifPresent(protocol ->
                        vlan.put("protocol", new SettingValue.UInt32(protocol == VlanProtocol.IEEE_802_1AD ? 1 : 0)));
        return vlan;
    }
}
