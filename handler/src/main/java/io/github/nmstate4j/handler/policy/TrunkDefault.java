package io.github.nmstate4j.handler.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A port of a Linux bridge that says nothing about VLANs carries all of them. A `vlan` that is there stays as it is:
/// an empty one switches filtering off.
final class TrunkDefault {

    private static final int LOWEST = 2;
    private static final int HIGHEST = 4094;

    private TrunkDefault() {}

    /// A copy with the default filled in; all else is exactly as given.
    static JsonNode fillIn(JsonNode desired) {
        var filled = desired.deepCopy();
        for (var iface : filled.path("interfaces")) {
            if (iface.path("type").asText().equals("linux-bridge") && iface.path("state").asText("up").equals("up")) {
                for (var port : iface.path("bridge").path("port")) {
                    if (port instanceof ObjectNode object && !object.has("vlan")) {
                        trunk(object.putObject("vlan"));
                    }
                }
            }
        }
        return filled;
    }

    private static void trunk(ObjectNode vlan) {
        vlan.put("mode", "trunk");
        vlan.putArray("trunk-tags").addObject().putObject("id-range").put("min", LOWEST).put("max", HIGHEST);
    }
}
