package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.ovs.Ovn;
import io.github.nmstate4j.state.ovs.OvsDb;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// V28a, V28b: the switch's own maps, and the bridges of OVN, which are kept in one of them.
public final class OpenVSwitchRule implements DocumentRule {

    private static final Code RESERVED = Code.author("ovs-db.reserved-key");
    private static final Code MAPPING = Code.author("ovn.bridge-mapping");
    private static final String MAPPINGS_KEY = "ovn-bridge-mappings";

    @Override
    public String id() {
        return "ovs-db.switch";
    }

    @Override
    public List<Finding> check(NetworkState desired) {
        var findings = new Findings();
        if (desired.ovsDb().flatMap(OvsDb::externalIds).orElse(Map.of()).containsKey(MAPPINGS_KEY)) {
            findings.error(
                    RESERVED,
                    DocumentPath.of("ovs-db", "external_ids", MAPPINGS_KEY),
                    MAPPINGS_KEY + " is kept by the section `ovn`. Use `ovn.bridge-mappings` instead.");
        }
        var mappings = desired.ovn().flatMap(Ovn::bridgeMappings).orElse(List.of());
        var seen = new HashSet<String>();
        for (int i = 0; i < mappings.size(); i++) {
            var mapping = mappings.get(i);
            var path = DocumentPath.of("ovn", "bridge-mappings").index(i);
            if (!seen.add(mapping.localnet())) {
                findings.error(
                        MAPPING, path.key("localnet"), "The network " + mapping.localnet() + " is mapped twice. Let it occur once.");
            }
            if (!mapping.absent() && mapping.bridge().filter(bridge -> !bridge.isEmpty()).isEmpty()) {
                findings.error(
                        MAPPING, path.key("bridge"), "The network " + mapping.localnet() + " needs a bridge. Add `bridge`, or `state: absent`.");
            }
        }
        return findings.list();
    }
}
