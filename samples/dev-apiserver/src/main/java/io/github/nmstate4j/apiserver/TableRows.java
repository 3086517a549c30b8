package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.apiserver.ResourceType.Cell;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// The `Table` form of objects, which `kubectl get` asks for and prints as it is.
final class TableRows {
    /// How much of each object comes with its row.
    enum Include {
        NONE,
        METADATA,
        OBJECT
    }

    private static final String NAME_DOC = "Name must be unique within a namespace.";

    private TableRows() {}

    static ObjectNode table(
            ResourceType type, List<ObjectNode> objects, ObjectNode listMetadata, boolean headers, Include include, Instant now) {
        var table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", listMetadata);
        if (headers) {
            var columns = table.putArray("columnDefinitions");
            columns.add(column("Name", "string", "name", NAME_DOC, 0));
            type.columns()
                    .forEach(column -> columns.add(column(
                            column.name(), column.type(), column.format(), column.description(), column.priority())));
        } else {
            table.putNull("columnDefinitions");
        }
        var rows = table.putArray("rows");
        for (var object : objects) {
            var row = rows.addObject();
            var cells = row.putArray("cells").add(Json.name(object));
            type.columns().forEach(column -> cells.add(column.cell().of(object, now)));
            switch (include) {
                case NONE -> row.putNull("object");
                case METADATA -> row.set("object", partial(object));
                case OBJECT -> row.set("object", type.shown(object));
            }
        }
        return table;
    }

    private static ObjectNode column(String name, String type, String format, String description, int priority) {
        return Json.object()
                .put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", description)
                .put("priority", priority);
    }

    static ObjectNode partial(ObjectNode object) {
        var partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    /// The cell of an `additionalPrinterColumns` entry.
    static Cell cell(String type, String path) {
        var jsonPath = JsonPath.of(path);
        return (object, now) -> {
            var found = jsonPath.find(object);
            if (found.isEmpty()) {
                return NullNode.instance;
            }
            var first = found.getFirst();
            return switch (type) {
                case "date" -> since(first.asText(), now);
                case "integer" ->
                    first.isNumber() ? JsonNodeFactory.instance.numberNode(first.asLong()) : NullNode.instance;
                case "string" ->
                    JsonNodeFactory.instance.textNode(first.isValueNode() ? first.asText() : first.toString());
                default -> first;
            };
        };
    }

    static JsonNode since(String timestamp, Instant now) {
        if (timestamp.isEmpty()) {
            return JsonNodeFactory.instance.textNode("<unknown>");
        }
        try {
            var then = OffsetDateTime.parse(timestamp).toInstant();
            return JsonNodeFactory.instance.textNode(human(Duration.between(then, now)));
        } catch (DateTimeException e) {
            return JsonNodeFactory.instance.textNode("<invalid>");
        }
    }

    /// A duration the way `kubectl` prints ages: at most two units, the second only while the first is small.
    static String human(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 120) {
            return Math.max(0, seconds) + "s";
        }
        var minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        var hours = minutes / 60;
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        var days = hours / 24;
        if (days < 8) {
            return two(days, "d", hours % 24, "h");
        }
        if (days < 2 * 365) {
            return days + "d";
        }
        return days < 8 * 365 ? two(days / 365, "y", days % 365, "d") : days / 365 + "y";
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + small + smallUnit;
    }
}
