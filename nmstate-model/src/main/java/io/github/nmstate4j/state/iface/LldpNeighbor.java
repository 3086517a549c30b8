package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one neighbour said of itself by LLDP (IEEE 802.1AB).
///
/// @param tlvs the list of its TLVs as a document has it, one mapping each; what nothing here reads is kept
public record LldpNeighbor(Value tlvs) {

    public static LldpNeighbor of(List<? extends Value> tlvs) {
        return new LldpNeighbor(new Value.Sequence(List.copyOf(tlvs)));
    }

    public Optional<String> systemName() {
        return text("system-name");
    }

    public Optional<String> systemDescription() {
        return text("system-description");
    }

    /// What the switch is called by its maker: most often a MAC address.
    public Optional<String> chassisId() {
        return text("chassis-id");
    }

    /// The port there that our interface is plugged into.
    public Optional<String> portId() {
        return text("port-id");
    }

    /// The ids of the VLANs that the neighbour announces on the port.
    public Set<Integer> vlans() {
        return numbers(found("ieee-802-1-vlans").flatMap(LldpNeighbor::items).map(vlan -> at(vlan, "vid")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The largest frame the neighbour takes, in bytes.
    public Optional<Integer> maxFrameSize() {
        return numbers(found("ieee-802-3-max-frame-size")).findFirst();
    }

    private Optional<String> text(String key) {
        return found(key).map(Value::toString).filter(text -> !text.isEmpty()).findFirst();
    }

    private static Stream<Integer> numbers(Stream<? extends @Nullable Value> values) {
        return values.filter(Value.Num.class::isInstance).map(number -> ((Value.Num) number).number().intValue());
    }

    private Stream<Value> found(String key) {
        return items(tlvs).map(tlv -> at(tlv, key)).filter(Objects::nonNull);
    }

    private static Stream<Value> items(Value value) {
        return value instanceof Value.Sequence(var items) ? items.stream() : Stream.empty();
    }

    private static @Nullable Value at(Value value, String key) {
        return value instanceof Value.Mapping(var entries) ? entries.get(key) : null;
    }
}
