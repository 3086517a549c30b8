package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request that ends with a `Status` object. Reasons, codes and wording are those that clients match on.
final class ErrorStatus extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// One thing wrong with one field.
    record Cause(String reason, String message, String field) {}

    private static final String NO_SUCH_PATH = "404 page not found";

    private final int code;
    private final transient ObjectNode status;

    private ErrorStatus(int code, String reason, String message, Optional<ObjectNode> details) {
        super(message);
        this.code = code;
        this.status = status("Failure", code, reason, message);
        details.ifPresent(value -> status.set("details", value));
        status.put("code", code);
    }

    int code() {
        return code;
    }

    ObjectNode status() {
        return status;
    }

    String reason() {
        return status.path("reason").asText();
    }

    private static ObjectNode status(String outcome, int code, String reason, String message) {
        var status = Json.object();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", outcome);
        if (!message.isEmpty()) {
            status.put("message", message);
        }
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (code != 200) {
            status.put("code", code);
        }
        return status;
    }

    static ObjectNode success(ResourceType type, ObjectNode deleted) {
        var status = status("Success", 200, "", "");
        var details = details(type, Json.name(deleted));
        details.put("uid", Json.text(deleted, "metadata", "uid"));
        status.set("details", details);
        return status;
    }

    private static ObjectNode details(ResourceType type, String name) {
        var details = Json.object();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        return details.put("kind", type.plural());
    }

    private static ObjectNode kindDetails(ResourceType type, String name) {
        return details(type, name).put("kind", type.kind());
    }

    private static ObjectNode withCauses(ObjectNode details, List<Cause> causes) {
        var list = details.putArray("causes");
        for (var cause : causes) {
            var entry = list.addObject().put("reason", cause.reason()).put("message", cause.message());
            if (!cause.field().isEmpty()) {
                entry.put("field", cause.field());
            }
        }
        return details;
    }

    static ErrorStatus notFound(ResourceType type, String name) {
        return new ErrorStatus(
                404, "NotFound", type.qualifiedPlural() + " \"" + name + "\" not found", Optional.of(details(type, name)));
    }

    /// Nothing is served there. Clients expect plain text and word it themselves.
    static ErrorStatus noSuchPath() {
        return new ErrorStatus(404, "", NO_SUCH_PATH, Optional.empty());
    }

    boolean isPlainText() {
        return NO_SUCH_PATH.equals(getMessage());
    }

    static ErrorStatus alreadyExists(ResourceType type, String name) {
        return new ErrorStatus(
                409,
                "AlreadyExists",
                type.qualifiedPlural() + " \"" + name + "\" already exists",
                Optional.of(details(type, name)));
    }

    static ErrorStatus conflict(ResourceType type, String name, String why) {
        return new ErrorStatus(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + type.qualifiedPlural() + " \"" + name + "\": " + why,
                Optional.of(details(type, name)));
    }

    static ErrorStatus modified(ResourceType type, String name) {
        return conflict(
                type,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    static ErrorStatus applyConflict(String message, List<Cause> causes) {
        return new ErrorStatus(409, "Conflict", message, Optional.of(withCauses(Json.object(), causes)));
    }

    static ErrorStatus invalid(ResourceType type, String name, List<Cause> causes) {
        return invalid(kindDetails(type, name), type.qualifiedKind(), name, causes);
    }

    static ErrorStatus invalidOptions(String kind, List<Cause> causes) {
        var details = Json.object().put("group", "meta.k8s.io").put("kind", kind);
        return invalid(details, kind + ".meta.k8s.io", "", causes);
    }

    private static ErrorStatus invalid(ObjectNode details, String kind, String name, List<Cause> causes) {
        var lines = causes.stream().map(cause -> cause.field() + ": " + cause.message()).toList();
        var text = lines.size() == 1 ? lines.getFirst() : "[" + String.join(", ", lines) + "]";
        return new ErrorStatus(
                422,
                "Invalid",
                kind + " \"" + name + "\" is invalid: " + text,
                Optional.of(withCauses(details, causes)));
    }

    /// A patch that does not fit the object it is meant for.
    static ErrorStatus unprocessable() {
        return new ErrorStatus(
                422, "Invalid", "the server rejected our request due to an error in our request", Optional.empty());
    }

    static ErrorStatus badRequest(String message) {
        return new ErrorStatus(400, "BadRequest", message, Optional.empty());
    }

    /// Unknown or repeated fields under `fieldValidation=Strict`.
    static ErrorStatus strictDecoding(ResourceType type, List<String> problems) {
        return badRequest(type.kind() + " in version \"" + type.version() + "\" cannot be handled as a " + type.kind()
                + ": strict decoding error: " + String.join(", ", problems));
    }

    static ErrorStatus forbidden(ResourceType type, String name, String why) {
        return new ErrorStatus(
                403,
                "Forbidden",
                type.qualifiedPlural() + " \"" + name + "\" is forbidden: " + why,
                Optional.of(details(type, name)));
    }

    static ErrorStatus unauthorized() {
        return new ErrorStatus(401, "Unauthorized", "Unauthorized", Optional.empty());
    }

    static ErrorStatus methodNotAllowed() {
        return new ErrorStatus(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Optional.of(Json.object()));
    }

    static ErrorStatus notAcceptable(List<String> accepted) {
        return new ErrorStatus(
                406,
                "NotAcceptable",
                "only the following media types are accepted: " + String.join(", ", accepted),
                Optional.empty());
    }

    static ErrorStatus unsupportedMediaType(List<String> accepted) {
        return new ErrorStatus(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: "
                        + String.join(", ", accepted),
                Optional.empty());
    }

    static ErrorStatus tooLarge(long limit) {
        return new ErrorStatus(
                413,
                "RequestEntityTooLarge",
                String.format(Locale.ROOT, "Request entity too large: limit is %d", limit),
                Optional.empty());
    }

    static ErrorStatus expired(String message) {
        return new ErrorStatus(410, "Expired", message, Optional.empty());
    }

    static ErrorStatus tooOld(long asked, long oldest) {
        return expired("too old resource version: " + asked + " (" + oldest + ")");
    }

    static ErrorStatus tooLargeVersion(long asked, long current) {
        var details = withCauses(
                Json.object(), List.of(new Cause("ResourceVersionTooLarge", "Too large resource version", "")));
        details.put("retryAfterSeconds", 1);
        return new ErrorStatus(
                504,
                "Timeout",
                "Too large resource version: " + asked + ", current: " + current,
                Optional.of(details));
    }

    /// What an admission webhook or policy answered.
    static ErrorStatus denied(String message, int code, String reason) {
        return new ErrorStatus(code, reason, message, Optional.empty());
    }

    /// An apply of a field that the schema does not have.
    static ErrorStatus untyped(ResourceType type, ObjectNode config, String field) {
        return new ErrorStatus(
                500,
                "",
                "failed to create typed patch object (" + Json.namespace(config) + "/" + Json.name(config) + "; "
                        + type.apiVersion() + ", Kind=" + type.kind() + "): ." + field
                        + ": field not declared in schema",
                Optional.empty());
    }

    static ErrorStatus internal(String message) {
        return new ErrorStatus(
                500,
                "InternalError",
                "Internal error occurred: " + message,
                Optional.of(withCauses(Json.object(), List.of(new Cause("", message, "")))));
    }
}
