package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import java.util.List;

/// V18d to V18h: what a bridge port lets through, for both kinds of bridges.
public final class PortVlanRule extends InterfaceRule<NetworkInterface> {

    private static final Code MODE = Code.author("bridge.port-vlan");
    private static final Code TAGS = Code.author("bridge.port-trunk-tags");

    public PortVlanRule() {
        super("bridge.port-vlan", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        var ports = path.key("bridge").key("port");
        switch (iface) {
            case LinuxBridgeInterface bridge -> {
                var list = bridge.bridge().flatMap(LinuxBridgeInterface.Bridge::port).orElse(List.of());
                for (int i = 0; i < list.size(); i++) {
                    var place = ports.index(i).key("vlan");
                    list.get(i).vlan().ifPresent(vlan -> vlan(vlan, place, findings));
                }
            }
            case OvsBridgeInterface bridge -> {
                var list = bridge.bridge().flatMap(OvsBridgeInterface.Bridge::port).orElse(List.of());
                for (int i = 0; i < list.size(); i++) {
                    var place = ports.index(i).key("vlan");
                    list.get(i).vlan().ifPresent(vlan -> vlan(vlan, place, findings));
                }
            }
            default -> {}
        }
    }

    private static void vlan(PortVlan vlan, DocumentPath path, Findings findings) {
        if (vlan.isEmpty()) {
            return;
        }
        vlan.tag().filter(tag -> tag > NetworkIdRule.LAST_VLAN).ifPresent(tag -> findings.error(TAGS, path.key("tag"), noSuch(tag)));
        if (vlan.mode().orElse(PortVlan.Mode.ACCESS) == PortVlan.Mode.ACCESS) {
            access(vlan, path, findings);
        } else {
            trunk(vlan, path, findings);
        }
    }

    private static void access(PortVlan vlan, DocumentPath path, Findings findings) {
        if (vlan.enableNative().orElse(false)) {
            findings.error(
                    MODE, path.key("enable-native"), "An access port has no native VLAN beside its own. Use `mode: trunk`, or leave it out.");
        }
        if (!vlan.trunkTags().orElse(List.of()).isEmpty()) {
            findings.error(
                    MODE, path.key("trunk-tags"), "An access port carries one VLAN, its `tag`. Use `mode: trunk`, or leave the tags out.");
        }
    }

    private static void trunk(PortVlan vlan, DocumentPath path, Findings findings) {
        if (vlan.tag().orElse(0) != 0 && !vlan.enableNative().orElse(false)) {
            findings.error(
                    MODE,
                    path.key("tag"),
                    "The tag " + vlan.tag().orElseThrow() + " of a trunk port is its native VLAN. Add `enable-native: true`, or leave the tag out.");
        }
        if (vlan.trunkTags().isEmpty()) {
            findings.error(
                    MODE, path.key("mode"), "A trunk port says what it lets through. Add `trunk-tags`, if only an empty list.");
        }
        tags(vlan.trunkTags().orElse(List.of()), path.key("trunk-tags"), findings);
    }

    private static String noSuch(int vlan) {
        return "There is no VLAN " + vlan + ". The last one is " + NetworkIdRule.LAST_VLAN + ".";
    }

    private static void tags(List<PortVlan.TrunkTag> tags, DocumentPath path, Findings findings) {
        for (int i = 0; i < tags.size(); i++) {
            var tag = tags.get(i);
            if (tag.min() > tag.max()) {
                findings.error(
                        TAGS, path.index(i), "The range from " + tag.min() + " to " + tag.max() + " is empty. Put the smaller number first.");
            }
            if (Math.max(tag.min(), tag.max()) > NetworkIdRule.LAST_VLAN) {
                findings.error(TAGS, path.index(i), noSuch(Math.max(tag.min(), tag.max())));
            }
            for (int j = 0; j < i; j++) {
                var other = tags.get(j);
                if (tag.min() <= other.max() && other.min() <= tag.max()) {
                    findings.error(
                            TAGS, path.index(i), text(tag) + " is already part of " + text(other) + ". Let every VLAN occur once.");
                    break;
                }
            }
        }
    }

    private static String text(PortVlan.TrunkTag tag) {
        return tag.min() == tag.max() ? Integer.toString(tag.min()) : tag.min() + "-" + tag.max();
    }
}
