package io.github.nmstate4j.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import io.github.nmstate4j.yaml.ReadResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Network states as the custom resources carry them.
public final class StateTrees {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// A number that prints the same again. No exponent: a few digits could stand for a very long number.
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,30}|-?(0|[1-9]\\d{0,30})\\.\\d{1,30}");

    private StateTrees() {}

    /// Nothing at all asks for nothing.
    public static ReadResult read(@Nullable JsonNode tree) {
        return NetworkStateYaml.read(tree == null ? new Value.Null() : value(tree));
    }

    /// Without secrets: their mark stands in for them.
    public static JsonNode write(NetworkState state) {
        return tree(NetworkStateYaml.toValue(state));
    }

    /// With all secrets, for whoever applies it. Not for a status.
    public static JsonNode writeWithSecrets(NetworkState state) {
        return tree(NetworkStateYaml.toValue(state), Secret::reveal);
    }

    public static Value value(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case OBJECT -> {
                var entries = new LinkedHashMap<String, Value>();
                tree.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
                yield new Value.Mapping(entries);
            }
            case ARRAY -> {
                var items = new ArrayList<Value>();
                tree.forEach(item -> items.add(value(item)));
                yield new Value.Sequence(items);
            }
            case BOOLEAN -> new Value.Bool(tree.booleanValue());
            case NUMBER -> number(tree.asText());
            case STRING, BINARY, POJO -> new Value.Text(tree.asText());
            case NULL, MISSING -> new Value.Null();
        };
    }

    private static Value number(String text) {
        return NUMBER.matcher(text).matches() ? new Value.Num(new BigDecimal(text)) : new Value.Text(text);
    }

    /// Without secrets.
    public static JsonNode tree(Value value) {
        return tree(value, Secret::toString);
    }

    private static JsonNode tree(Value value, Function<Secret, String> secrets) {
        return switch (value) {
            case Value.Text text -> NODES.textNode(text.text());
            case Value.Hidden hidden -> NODES.textNode(secrets.apply(hidden.secret()));
            case Value.Num num -> number(num.number());
            case Value.Bool bool -> NODES.booleanNode(bool.bool());
            case Value.Null none -> NODES.nullNode();
            case Value.Sequence sequence -> {
                var array = NODES.arrayNode();
                sequence.items().forEach(item -> array.add(tree(item, secrets)));
                yield array;
            }
            case Value.Mapping mapping -> {
                var object = NODES.objectNode();
                mapping.entries().forEach((key, item) -> object.set(key, tree(item, secrets)));
                yield object;
            }
        };
    }

    /// Whole numbers become integers, so that a tree that was written equals one that was read.
    private static JsonNode number(BigDecimal number) {
        if (number.scale() > 0) {
            return DecimalNode.valueOf(number);
        }
        return number.precision() <= 9
                ? NODES.numberNode(number.intValueExact())
                : number.precision() <= 18
                        ? NODES.numberNode(number.longValueExact())
                        : NODES.numberNode(number.toBigIntegerExact());
    }
}
