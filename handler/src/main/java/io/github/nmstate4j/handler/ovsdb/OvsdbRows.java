package io.github.nmstate4j.handler.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Bridge;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Interface;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Port;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads rows in the notation of RFC 7047: a set of one is written as its element, others as `["set", […]]`, a map as
/// `["map", [[key, value], …]]`, a reference as `["uuid", …]`.
final class OvsdbRows {

    private final Map<String, String> ports = new HashMap<>();
    private final Map<String, String> interfaces = new HashMap<>();

    private OvsdbRows() {}

    /// The answers to bridges, ports, interfaces and globals, in this order.
    static OvsdbSnapshot snapshot(JsonNode results) {
        return new OvsdbRows().read(results.path(0), results.path(1), results.path(2), results.path(3));
    }

    private OvsdbSnapshot read(
            JsonNode bridgeRows, JsonNode portRows, JsonNode interfaceRows, JsonNode globalRows) {
        rows(portRows).forEach(row -> ports.put(reference(row.path("_uuid")), text(row, "name")));
        rows(interfaceRows).forEach(row -> interfaces.put(reference(row.path("_uuid")), text(row, "name")));
        var globals = globalRows.path("rows").path(0);
        return new OvsdbSnapshot(
                true,
                rows(bridgeRows).map(this::bridge).toList(),
                rows(portRows).map(this::port).toList(),
                rows(interfaceRows).map(OvsdbRows::networkInterface).toList(),
                map(globals, "external_ids"),
                map(globals, "other_config"));
    }

    private static Stream<JsonNode> rows(JsonNode result) {
        return StreamSupport.stream(result.path("rows").spliterator(), false);
    }

    private Bridge bridge(JsonNode row) {
        return new Bridge(
                text(row, "name"),
                names(row, "ports", ports),
                row.path("stp_enable").asBoolean(),
                row.path("rstp_enable").asBoolean(),
                row.path("mcast_snooping_enable").asBoolean(),
                first(row, "fail_mode").map(JsonNode::asText),
                text(row, "datapath_type"),
                map(row, "external_ids"),
                map(row, "other_config"));
    }

    private Port port(JsonNode row) {
        return new Port(
                text(row, "name"),
                names(row, "interfaces", interfaces),
                first(row, "vlan_mode").map(JsonNode::asText),
                first(row, "tag").map(JsonNode::asInt),
                elements(row.path("trunks")).map(JsonNode::asInt).toList(),
                first(row, "bond_mode").map(JsonNode::asText),
                first(row, "lacp").map(JsonNode::asText),
                row.path("bond_updelay").asLong(),
                row.path("bond_downdelay").asLong(),
                map(row, "external_ids"),
                map(row, "other_config"));
    }

    private static Interface networkInterface(JsonNode row) {
        return new Interface(
                text(row, "name"),
                text(row, "type"),
                first(row, "mtu").map(JsonNode::asLong),
                map(row, "options"),
                map(row, "external_ids"),
                map(row, "other_config"));
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).asText();
    }

    private static Optional<JsonNode> first(JsonNode row, String column) {
        return elements(row.path(column)).findFirst();
    }

    private static Stream<JsonNode> elements(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Stream.empty();
        }
        return value.path(0).asText().equals("set")
                ? StreamSupport.stream(value.path(1).spliterator(), false)
                : Stream.of(value);
    }

    /// The names behind references; a row that came or went between the selects is left out.
    private static List<String> names(JsonNode row, String column, Map<String, String> names) {
        return elements(row.path(column))
                .flatMap(reference -> Optional.ofNullable(names.get(reference(reference))).stream())
                .toList();
    }

    private static String reference(JsonNode value) {
        return value.path(1).asText();
    }

    private static Map<String, String> map(JsonNode row, String column) {
        var map = new HashMap<String, String>();
        row.path(column).path(1).forEach(pair -> map.put(pair.path(0).asText(), pair.path(1).asText()));
        return map;
    }
}
