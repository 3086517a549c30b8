package io.github.nmstate4j.handler.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.merge.SwitchChange;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The database server behind a unix socket, asked by JSON-RPC (RFC 7047). Every question is a connection of its own, so
/// a server that comes, goes or restarts needs no care.
public final class UnixOvsdb implements Ovsdb {

    public static final Path DEFAULT_SOCKET = Path.of("/run/openvswitch/db.sock");

    private static final String DATABASE = "Open_vSwitch";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path socket;
    private final Duration patience;
    private final JsonMapper mapper = new JsonMapper();
    private final AtomicLong lastId = new AtomicLong();

    /// @param patience how long a question may take altogether
    public UnixOvsdb(Path socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    @Override
    public OvsdbSnapshot snapshot() throws OvsdbException {
        return ask(List.of(
                        select("Bridge", "name", "_uuid", "external_ids", "other_config", "ports", "stp_enable",
                                "rstp_enable", "mcast_snooping_enable", "fail_mode", "datapath_type"),
                        select("Port", "name", "_uuid", "external_ids", "other_config", "interfaces", "vlan_mode",
                                "tag", "trunks", "bond_mode", "bond_updelay", "bond_downdelay", "lacp"),
                        select("Interface", "name", "_uuid", "external_ids", "other_config", "type", "mtu", "options"),
                        select(DATABASE, "external_ids", "other_config")))
                .map(OvsdbRows::snapshot)
                .orElseGet(OvsdbSnapshot::empty);
    }

    private static ObjectNode select(String table, String... columns) {
        var operation = operation("select", table);
        var wanted = operation.putArray("columns");
        for (var column : columns) {
            wanted.add(column);
        }
        return operation;
    }

    private static ObjectNode operation(String name, String table) {
        var operation = JSON.objectNode().put("op", name).put("table", table);
        operation.putArray("where");
        return operation;
    }

    @Override
    public void changeGlobals(SwitchChange change) throws OvsdbException {
        var mutate = operation("mutate", DATABASE);
        var mutations = mutate.putArray("mutations");
        mutations(mutations, "external_ids", change.externalIds());
        mutations(mutations, "other_config", change.otherConfig());
        if (ask(List.of(mutate)).isEmpty()) {
            throw new OvsdbException("Cannot change what is set for Open vSwitch: nobody answers at " + socket);
        }
    }

    /// Inserting leaves a key alone that is there, so those that change are deleted first.
    private static void mutations(ArrayNode mutations, String column, Map<String, Optional<String>> change) {
        var keys = JSON.arrayNode();
        var pairs = JSON.arrayNode();
        change.forEach((key, value) -> {
            keys.add(key);
            value.ifPresent(text -> pairs.add(JSON.arrayNode().add(key).add(text)));
        });
        mutations.add(JSON.arrayNode().add(column).add("delete").add(JSON.arrayNode().add("set").add(keys)));
        mutations.add(JSON.arrayNode().add(column).add("insert").add(JSON.arrayNode().add("map").add(pairs)));
    }

    /// The result of each operation; nothing when no server is there.
    private Optional<JsonNode> ask(List<ObjectNode> operations) throws OvsdbException {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        long id = lastId.incrementAndGet();
        var parameters = JSON.arrayNode().add(DATABASE);
        operations.forEach(parameters::add);
        var request = JSON.objectNode().put("method", "transact").put("id", id);
        request.set("params", parameters);
        try (var connection = JsonConnection.open(socket, patience)) {
            connection.write(mapper.writeValueAsBytes(request));
            return Optional.of(results(answer(connection, id), operations.size()));
        } catch (ConnectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new OvsdbException("Cannot ask Open vSwitch at " + socket + ": " + e.getMessage(), e);
        }
    }

    /// A server may ask something of its own (an echo) before it answers.
    private JsonNode answer(JsonConnection connection, long id) throws IOException, OvsdbException {
        while (true) {
            var message = mapper.readTree(connection.read());
            if (!message.path("method").isMissingNode()) {
                continue;
            }
            if (!message.path("id").isIntegralNumber() || message.path("id").asLong() != id) {
                throw new OvsdbException("Open vSwitch answered question " + message.path("id") + " instead of " + id);
            }
            if (!message.path("error").isNull() && !message.path("error").isMissingNode()) {
                throw new OvsdbException("Open vSwitch refused: " + shortened(message.path("error")));
            }
            return message.path("result");
        }
    }

    private static JsonNode results(JsonNode results, int expected) throws OvsdbException {
        for (var result : results) {
            if (result.hasNonNull("error")) {
                throw new OvsdbException("Open vSwitch refused: " + shortened(result));
            }
        }
        if (results.size() < expected) {
            throw new OvsdbException(
                    "Open vSwitch gave " + results.size() + " results where " + expected + " were asked for");
        }
        return results;
    }

    private static String shortened(JsonNode error) {
        var text = error.toString();
        return text.length() > 500 ? text.substring(0, 500) + "…" : text;
    }
}
