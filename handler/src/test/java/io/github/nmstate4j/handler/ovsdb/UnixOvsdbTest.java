package io.github.nmstate4j.handler.ovsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Bridge;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Interface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixOvsdbTest extends OvsdbContract {

    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");

    private final List<DatabaseServer> servers = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (var server : servers) {
            server.close();
        }
    }

    private Path socket() {
        return folder.resolve("db.sock");
    }

    @Override
    Ovsdb ovsdb() {
        return new UnixOvsdb(socket(), Duration.ofSeconds(10));
    }

    private void answer(Function<String, Optional<String>> answers) throws IOException {
        servers.add(new DatabaseServer(socket(), answers));
    }

    /// Enough of a database to keep the global row.
    @Override
    void start() throws IOException {
        var globals = MAPPER.createObjectNode();
        answer(request -> Optional.of(transact(parse(request), globals)));
    }

    private static String transact(JsonNode request, ObjectNode globals) {
        var answer = MAPPER.createObjectNode();
        answer.set("id", request.path("id"));
        answer.putNull("error");
        var results = answer.putArray("result");
        for (var operation : request.path("params")) {
            var ofGlobals = operation.path("table").asText().equals("Open_vSwitch");
            switch (operation.path("op").asText()) {
                case "select" -> {
                    var rows = results.addObject().putArray("rows");
                    if (ofGlobals) {
                        rows.add(globals.deepCopy());
                    }
                }
                case "mutate" -> {
                    operation.path("mutations").forEach(mutation -> mutate(globals, mutation));
                    results.addObject().put("count", 1);
                }
                default -> {
                    // the name of the database
                }
            }
        }
        return answer.toString();
    }

    /// RFC 7047, 5.1: a key that is there is not inserted again.
    private static void mutate(ObjectNode row, JsonNode mutation) {
        var column = mutation.path(0).asText();
        var entries = new LinkedHashMap<String, String>();
        row.path(column).path(1).forEach(pair -> entries.put(pair.path(0).asText(), pair.path(1).asText()));
        var values = mutation.path(2).path(1);
        switch (mutation.path(1).asText()) {
            case "delete" -> values.forEach(key -> entries.remove(key.asText()));
            case "insert" -> values.forEach(pair -> entries.putIfAbsent(pair.path(0).asText(), pair.path(1).asText()));
            default -> throw new AssertionError("mutation " + mutation);
        }
        var pairs = row.putArray(column).add("map").addArray();
        entries.forEach((key, value) -> pairs.addArray().add(key).add(value));
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a real server answered, with the results in the order of our questions.
    private static String recorded(String request) {
        try (var stream = Objects.requireNonNull(
                UnixOvsdbTest.class.getResourceAsStream("/nodes/many-kinds/ovsdb.json"))) {
            var recorded = (ObjectNode) MAPPER.readTree(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            recorded.set("id", parse(request).path("id"));
            var results = recorded.path("result");
            recorded.set(
                    "result",
                    MAPPER.createArrayNode()
                            .add(results.get(2))
                            .add(results.get(1))
                            .add(results.get(0))
                            .add(results.get(3)));
            return recorded.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsWhatARealServerAnswers() throws Exception {
        answer(request -> Optional.of(recorded(request)));
        var snapshot = ovsdb().snapshot();
        assertThat(snapshot.bridges()).singleElement().satisfies(bridge -> {
            assertThat(bridge.name()).isEqualTo("ovs0");
            assertThat(bridge.ports()).containsExactlyInAnyOrder("eth2", "ovs0");
            assertThat(bridge.failMode()).isEmpty();
            assertThat(bridge.externalIds()).containsKey("NM.connection.uuid");
        });
        assertThat(snapshot.ports())
                .filteredOn(port -> port.name().equals("eth2"))
                .singleElement()
                .satisfies(port -> {
                    assertThat(port.interfaces()).containsExactly("eth2");
                    assertThat(port.vlanMode()).contains("access");
                    assertThat(port.tag()).contains(42);
                    assertThat(port.trunks()).isEmpty();
                    assertThat(port.bondMode()).isEmpty();
                });
        assertThat(snapshot.interfaces())
                .extracting(Interface::name, Interface::type)
                .containsExactlyInAnyOrder(
                        tuple("ovs0", "internal"),
                        tuple("eth2", "system"));
    }

    @Test
    void passesOverQuestionsOfTheServer() throws Exception {
        answer(request -> Optional.of("{\"method\":\"echo\",\"params\":[\"}\\\"\"],\"id\":\"echo\"}\n" + recorded(request)));
        assertThat(ovsdb().snapshot().bridges()).extracting(Bridge::name).containsExactly("ovs0");
    }

    @Test
    void refusesTheAnswerToAnotherQuestion() throws Exception {
        answer(request -> Optional.of("{\"id\":77,\"error\":null,\"result\":[]}"));
        assertFails("question 77 instead of 1");
    }

    @Test
    void namesTheErrorOfAnOperation() throws Exception {
        answer(request -> Optional.of(
                "{\"id\":1,\"error\":null,\"result\":[{\"error\":\"constraint violation\",\"details\":\"no\"}]}"));
        assertFails("constraint violation");
    }

    @Test
    void namesTheErrorOfTheServer() throws Exception {
        answer(request -> Optional.of("{\"id\":1,\"error\":\"unknown database\",\"result\":null}"));
        assertFails("unknown database");
    }

    @Test
    void refusesFewerResultsThanQuestions() throws Exception {
        answer(request -> Optional.of("{\"id\":1,\"error\":null,\"result\":[{\"rows\":[]}]}"));
        assertFails("gave 1 results");
    }

    @Test
    void refusesWhatIsNotJson() throws Exception {
        answer(request -> Optional.of("HTTP/1.1 400 Bad Request"));
        assertFails("not a JSON object");
    }

    @Test
    void doesNotWaitForeverForASilentServer() throws Exception {
        answer(request -> Optional.empty());
        assertThatThrownBy(() -> new UnixOvsdb(socket(), Duration.ofMillis(50)).snapshot())
                .isInstanceOf(OvsdbException.class)
                .hasMessageContaining("no answer in time");
    }

    @Test
    void readsAnAnswerOfManyPieces() throws Exception {
        var padding = "\"x\":\"" + "y".repeat(300_000) + "\",";
        answer(request -> Optional.of("{" + padding + recorded(request).substring(1)));
        assertThat(ovsdb().snapshot().bridges()).hasSize(1);
    }

    private void assertFails(String message) {
        assertThatThrownBy(() -> ovsdb().snapshot()).isInstanceOf(OvsdbException.class).hasMessageContaining(message);
    }
}
