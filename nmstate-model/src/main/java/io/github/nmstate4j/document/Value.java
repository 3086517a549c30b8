package io.github.nmstate4j.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// A value of a YAML or JSON document, as it was written. Keys keep their order.
public sealed interface Value {

    record Text(String text) implements Value {
        @Override
        public String toString() {
            return text;
        }
    }

    /// A text that must not be shown.
    record Hidden(Secret secret) implements Value {
        @Override
        public String toString() {
            return secret.toString();
        }
    }

    record Num(BigDecimal number) implements Value {
        public static Num of(long number) {
            return new Num(BigDecimal.valueOf(number));
        }

        @Override
        public String toString() {
            return number.toPlainString();
        }
    }

    record Bool(boolean bool) implements Value {
        @Override
        public String toString() {
            return Boolean.toString(bool);
        }
    }

    record Null() implements Value {
        @Override
        public String toString() {
            return "null";
        }
    }

    record Sequence(List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    record Mapping(Map<String, Value> entries) implements Value {
        public Mapping {
            entries = Entries.of(entries);
        }

        @Override
        public String toString() {
            return entries.toString();
        }
    }
}
