package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What holds for every object whatever its kind: names, labels, metadata; and the little that the built-in kinds need filled in.
final class ObjectRules {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern QUALIFIED_NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final Set<String> METADATA = Set.of(
            "name",
            "generateName",
            "namespace",
            "selfLink",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "labels",
            "annotations",
            "ownerReferences",
            "finalizers",
            "managedFields");

    private ObjectRules() {}

    /// Removes unknown metadata and null entries, and returns the paths of what was unknown.
    static List<String> tidyMetadata(ObjectNode object) {
        var unknown = new ArrayList<String>();
        var metadata = Json.metadata(object);
        var names = new ArrayList<String>();
        metadata.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            if (!METADATA.contains(name)) {
                unknown.add("metadata." + name);
                metadata.remove(name);
            } else if (Json.isEmpty(metadata.path(name)) || metadata.path(name).equals(TextNode.valueOf(""))) {
                metadata.remove(name);
            }
        }
        for (var map : List.of("labels", "annotations")) {
            metadata.path(map).properties().forEach(entry -> {
                if (!entry.getValue().isTextual()) {
                    throw ErrorStatus.badRequest("unable to decode: metadata." + map + "." + entry.getKey()
                            + " must be a string, but is " + entry.getValue() + "; put it in quotes");
                }
            });
        }
        return unknown;
    }

    static List<ErrorStatus.Cause> checkMetadata(ResourceType type, ObjectNode object) {
        var causes = new ArrayList<ErrorStatus.Cause>();
        var name = Json.name(object);
        if (name.isEmpty()) {
            causes.add(new ErrorStatus.Cause(
                    "FieldValueRequired", "Required value: name or generateName is required", "metadata.name"));
        } else if (!nameFits(type, name)) {
            causes.add(invalid(
                    "metadata.name",
                    name,
                    type.qualifiedPlural().equals(BuiltInTypes.NAMESPACES)
                            ? "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
                            : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"));
        }
        Json.at(object, "metadata", "labels").properties().forEach(label -> {
            checkKey("metadata.labels", label.getKey(), causes);
            var value = label.getValue().asText();
            if (value.length() > 63) {
                causes.add(invalid("metadata.labels", value, "must be no more than 63 bytes"));
            } else if (!LABEL_VALUE.matcher(value).matches()) {
                causes.add(invalid(
                        "metadata.labels",
                        value,
                        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"));
            }
        });
        Json.at(object, "metadata", "annotations")
                .properties()
                .forEach(annotation -> checkKey("metadata.annotations", annotation.getKey(), causes));
        return causes;
    }

    private static boolean nameFits(ResourceType type, String name) {
        if (type.group().equals("rbac.authorization.k8s.io")) {
            return !name.contains("/") && !name.contains("%") && !name.equals(".") && !name.equals("..");
        }
        return type.qualifiedPlural().equals(BuiltInTypes.NAMESPACES)
                ? name.length() <= 63 && LABEL.matcher(name).matches()
                : name.length() <= 253 && SUBDOMAIN.matcher(name).matches();
    }

    private static void checkKey(String place, String key, List<ErrorStatus.Cause> causes) {
        var slash = key.indexOf('/');
        var prefix = key.substring(0, Math.max(0, slash));
        var name = key.substring(slash + 1);
        if ((slash >= 0 && (prefix.length() > 253 || !SUBDOMAIN.matcher(prefix).matches()))
                || name.length() > 63
                || !QUALIFIED_NAME.matcher(name).matches()) {
            causes.add(invalid(
                    place,
                    key,
                    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"));
        }
    }

    private static ErrorStatus.Cause invalid(String field, String value, String why) {
        return new ErrorStatus.Cause(
                "FieldValueInvalid", "Invalid value: " + TextNode.valueOf(value) + ": " + why, field);
    }

    /// New finalizers on an object that is going away would keep it for ever.
    static List<ErrorStatus.Cause> checkFinalizers(ObjectNode current, ObjectNode next) {
        if (Json.at(current, "metadata", "deletionTimestamp").isMissingNode()) {
            return List.of();
        }
        var old = new ArrayList<JsonNode>();
        Json.at(current, "metadata", "finalizers").forEach(old::add);
        var added = new ArrayList<String>();
        Json.at(next, "metadata", "finalizers").forEach(finalizer -> {
            if (!old.contains(finalizer)) {
                added.add(finalizer.toString());
            }
        });
        return added.isEmpty()
                ? List.of()
                : List.of(new ErrorStatus.Cause(
                        "FieldValueForbidden",
                        "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                                + String.join(", ", added) + "}",
                        "metadata.finalizers"));
    }

    /// Fills in what the real server fills in for built-in kinds, as far as anything here depends on it.
    static void completeBuiltIn(ResourceType type, ObjectNode object, boolean creating) {
        if (type.custom()) {
            return;
        }
        switch (type.qualifiedPlural()) {
            case "secrets" -> completeSecret(object);
            case "namespaces" -> {
                Json.child(Json.metadata(object), "labels").put("kubernetes.io/metadata.name", Json.name(object));
                if (creating) {
                    Json.child(object, "spec").putArray("finalizers").add("kubernetes");
                    Json.child(object, "status").put("phase", "Active");
                }
            }
            case "pods" -> {
                if (creating) {
                    Json.child(object, "status").put("phase", "Pending");
                }
            }
            case "services" -> {
                var spec = Json.child(object, "spec");
                if (!spec.has("type")) {
                    spec.put("type", "ClusterIP");
                }
            }
            case "deployments.apps", "statefulsets.apps", "replicasets.apps" -> {
                var spec = Json.child(object, "spec");
                if (!spec.has("replicas")) {
                    spec.put("replicas", 1);
                }
            }
            default -> {}
        }
    }

    private static void completeSecret(ObjectNode secret) {
        if (!secret.has("type")) {
            secret.put("type", "Opaque");
        }
        if (secret.path("stringData").isObject()) {
            var data = Json.child(secret, "data");
            secret.path("stringData")
                    .properties()
                    .forEach(entry -> data.put(
                            entry.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(entry.getValue().asText().getBytes(StandardCharsets.UTF_8))));
            secret.remove("stringData");
        }
    }

    /// Kinds whose status a create may carry; all others start with none.
    static boolean keepsStatusOnCreate(ResourceType type) {
        return !type.custom() && Set.of("nodes", "namespaces", "pods").contains(type.qualifiedPlural());
    }
}
