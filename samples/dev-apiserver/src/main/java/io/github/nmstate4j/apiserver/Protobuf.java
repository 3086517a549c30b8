package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Reads the protobuf form of the few kinds that `kubectl create` sends that way. All else is refused, and answers are always JSON.
final class Protobuf {
    static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    /// How the bytes of a field are read.
    private sealed interface Field {
        record Text(String name, boolean repeated) implements Field {}

        record Bytes(String name) implements Field {}

        record Varint(String name) implements Field {}

        record Flag(String name) implements Field {}

        record Time(String name) implements Field {}

        record TextMap(String name, boolean binary) implements Field {}

        record Message(String name, Map<Integer, Field> fields, boolean repeated) implements Field {}
    }

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private static final Map<Integer, Field> METADATA = Map.ofEntries(
            Map.entry(1, text("name")),
            Map.entry(2, text("generateName")),
            Map.entry(3, text("namespace")),
            Map.entry(5, text("uid")),
            Map.entry(6, text("resourceVersion")),
            Map.entry(7, new Field.Varint("generation")),
            Map.entry(8, new Field.Time("creationTimestamp")),
            Map.entry(11, new Field.TextMap("labels", false)),
            Map.entry(12, new Field.TextMap("annotations", false)),
            Map.entry(14, texts("finalizers")));

    private static final Map<Integer, Field> RULE = Map.of(
            1, texts("verbs"), 2, texts("apiGroups"), 3, texts("resources"), 4, texts("resourceNames"), 5, texts("nonResourceURLs"));

    private static final Map<Integer, Field> ROLE = Map.of(1, metadata(), 2, new Field.Message("rules", RULE, true));

    private static final Map<Integer, Field> BINDING = Map.of(
            1,
            metadata(),
            2,
            new Field.Message(
                    "subjects",
                    Map.of(1, text("kind"), 2, text("apiGroup"), 3, text("name"), 4, text("namespace")),
                    true),
            3,
            new Field.Message("roleRef", Map.of(1, text("apiGroup"), 2, text("kind"), 3, text("name")), false));

    private static final Map<String, Map<Integer, Field>> KINDS = Map.of(
            "Namespace",
            Map.of(1, metadata()),
            "ConfigMap",
            Map.of(
                    1,
                    metadata(),
                    2,
                    new Field.TextMap("data", false),
                    3,
                    new Field.TextMap("binaryData", true),
                    4,
                    new Field.Flag("immutable")),
            "Secret",
            Map.of(
                    1,
                    metadata(),
                    2,
                    new Field.TextMap("data", true),
                    3,
                    text("type"),
                    4,
                    new Field.TextMap("stringData", false),
                    5,
                    new Field.Flag("immutable")),
            "ServiceAccount",
            Map.of(1, metadata()),
            "Role",
            ROLE,
            "ClusterRole",
            ROLE,
            "RoleBinding",
            BINDING,
            "ClusterRoleBinding",
            BINDING);

    private Protobuf() {}

    private static Field text(String name) {
        return new Field.Text(name, false);
    }

    private static Field texts(String name) {
        return new Field.Text(name, true);
    }

    private static Field metadata() {
        return new Field.Message("metadata", METADATA, false);
    }

    /// The object in an envelope; empty when it is of a kind that is not read here.
    ///
    /// @throws ErrorStatus when the bytes are not what they claim to be
    static Optional<ObjectNode> object(byte[] body) {
        if (body.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(body, MAGIC.length))) {
            throw ErrorStatus.badRequest("the object provided is unrecognized: it has no protobuf envelope");
        }
        try {
            var envelope = ByteBuffer.wrap(body, MAGIC.length, body.length - MAGIC.length);
            var type = Json.object();
            var raw = ByteBuffer.allocate(0);
            while (envelope.hasRemaining()) {
                var tag = (int) varint(envelope);
                switch (tag >>> 3) {
                    case 1 -> read(bytes(envelope), Map.of(1, text("apiVersion"), 2, text("kind")), type);
                    case 2 -> raw = bytes(envelope);
                    default -> skip(envelope, tag & 7);
                }
            }
            var fields = KINDS.get(type.path("kind").asText());
            if (fields == null) {
                return Optional.empty();
            }
            read(raw, fields, type);
            return Optional.of(type);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw ErrorStatus.badRequest("the object provided is unrecognized: its protobuf form is cut off");
        }
    }

    private static void read(ByteBuffer in, Map<Integer, Field> fields, ObjectNode into) {
        while (in.hasRemaining()) {
            var tag = (int) varint(in);
            var field = fields.get(tag >>> 3);
            switch (field) {
                case null -> skip(in, tag & 7);
                case Field.Text(var name, var repeated) -> {
                    var value = string(bytes(in));
                    if (repeated) {
                        list(into, name).add(value);
                    } else if (!value.isEmpty()) {
                        into.put(name, value);
                    }
                }
                case Field.Bytes(var name) -> into.put(name, base64(bytes(in)));
                case Field.Varint(var name) -> into.put(name, varint(in));
                case Field.Flag(var name) -> into.put(name, varint(in) != 0);
                case Field.Time(var name) -> {
                    var time = Json.object();
                    read(bytes(in), Map.of(1, new Field.Varint("seconds")), time);
                    if (time.path("seconds").asLong() > 0) {
                        into.put(name, Instant.ofEpochSecond(time.path("seconds").asLong()).toString());
                    }
                }
                case Field.TextMap(var name, var binary) -> {
                    var entry = Json.object();
                    read(bytes(in), Map.of(1, text("key"), 2, binary ? new Field.Bytes("value") : text("value")), entry);
                    Json.child(into, name)
                            .put(entry.path("key").asText(), entry.path("value").asText(""));
                }
                case Field.Message(var name, var inner, var repeated) ->
                    read(bytes(in), inner, repeated ? list(into, name).addObject() : Json.child(into, name));
            }
        }
    }

    private static ArrayNode list(ObjectNode object, String name) {
        return object.get(name) instanceof ArrayNode found ? found : object.putArray(name);
    }

    private static long varint(ByteBuffer in) {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A number without end");
    }

    private static ByteBuffer bytes(ByteBuffer in) {
        var length = varint(in);
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var part = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return part;
    }

    private static void skip(ByteBuffer in, int wireType) {
        switch (wireType) {
            case 0 -> varint(in);
            case 1 -> in.position(in.position() + Long.BYTES);
            case 2 -> bytes(in);
            case 5 -> in.position(in.position() + Integer.BYTES);
            default -> throw new IllegalArgumentException("No such wire type");
        }
    }

    private static String string(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static String base64(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(Base64.getEncoder().encode(bytes)).toString();
    }
}
