package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.KnownKeys;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads and writes network states. Reading is lenient and complete: it takes what people write, reports
/// everything at once with its place, and keeps keys it does not know. Writing is canonical: the same state gives
/// the same text.
public final class NetworkStateYaml {

    private NetworkStateYaml() {}

    /// Reads YAML or JSON.
    public static ReadResult read(String text) {
        return read(text, Limits.usual());
    }

    public static ReadResult read(String text, Limits limits) {
        var parsed = TreeParser.parse(text, limits);
        var found = new Findings();
        var state = parsed.value().flatMap(value -> state(value, found));
        return result(state, parsed.placed(found.all()));
    }

    private static ReadResult result(Optional<NetworkState> state, List<Finding> findings) {
        return new ReadResult(state.filter(read -> findings.stream().noneMatch(Finding::isError)), findings);
    }

    /// Reads a value tree, as a custom resource has it.
    public static ReadResult read(Value value) {
        var found = new Findings();
        return result(state(value, found), found.all());
    }

    /// Nothing at all asks for nothing.
    private static Optional<NetworkState> state(Value value, Findings findings) {
        return value instanceof Value.Null
                ? Optional.of(NetworkState.empty())
                : Tables.NETWORK_STATE.read(value, Place.root(findings));
    }

    /// Reads again the interfaces whose type was left out, now that the node tells their kinds. Those it does not
    /// have, or has twice, stay as they are.
    public static ReadResult resolveKinds(NetworkState desired, NetworkState current) {
        var findings = new Findings();
        var interfaces = new ArrayList<NetworkInterface>();
        for (var given : desired.interfaces()) {
            var place = Place.at(DocumentPath.of("interfaces").index(interfaces.size()), findings);
            interfaces.add(
                    given instanceof OtherInterface kept
                                    && kept.type().equals(InterfaceType.UNKNOWN)
                                    && !kept.extras().isEmpty()
                            ? kind(kept, current)
                                    .flatMap(type -> Interfaces.reinterpret(kept, type, place))
                                    .orElse(kept)
                            : given);
        }
        var resolved = Optional.of(desired.withInterfaces(interfaces));
        return result(resolved, findings.all());
    }

    private static Optional<InterfaceType> kind(OtherInterface kept, NetworkState current) {
        var types = current.interfaces().stream()
                .filter(iface -> iface.name().equals(kept.name()))
                .map(NetworkInterface::type)
                .toList();
        return types.size() == 1 ? Optional.of(types.getFirst()) : Optional.empty();
    }

    /// YAML without secrets: their mark stands in for them.
    public static String write(NetworkState state) {
        return TreeWriter.hiding().yaml(toValue(state));
    }

    /// JSON without secrets: their mark stands in for them.
    public static String writeJson(NetworkState state) {
        return TreeWriter.hiding().json(toValue(state));
    }

    /// YAML with all secrets, for whoever applies it. Not for a screen, a log or a status.
    public static String writeWithSecrets(NetworkState state) {
        return TreeWriter.revealing().yaml(toValue(state));
    }

    /// JSON with all secrets, for whoever applies it. Not for a screen, a log or a status.
    public static String writeJsonWithSecrets(NetworkState state) {
        return TreeWriter.revealing().json(toValue(state));
    }

    /// Secrets are [Value.Hidden] in it.
    public static Value toValue(NetworkState state) {
        return Tables.NETWORK_STATE.write(state);
    }

    public static Value toValue(NetworkInterface iface) {
        return Interfaces.ANY.write(iface);
    }

    /// The JSON Schema (2020-12) of the document, made from what reading understands. The jar has it as
    /// `/io/github/nmstate4j/yaml/network-state.schema.json`, for editors.
    public static String jsonSchema() {
        return TreeWriter.hiding().json(Schemas.whole());
    }

    /// The keys that reading understands. Below `interfaces` these are the keys of all kinds together.
    public static KnownKeys knownKeys() {
        return NetworkStateYaml::keysAt;
    }

    /// The keys whose values are secrets, wherever they stand.
    public static Set<String> secretKeys() {
        return Secrets.KEYS;
    }

    private static Set<String> keysAt(DocumentPath mapping) {
        var tables = List.<Table<?>>of(Tables.NETWORK_STATE);
        for (var step : mapping.steps()) {
            if (step instanceof DocumentPath.Step.Key key) {
                tables = tables.stream()
                        .flatMap(table -> table.below(key.name()).stream())
                        .toList();
            }
        }
        var names = new LinkedHashSet<String>();
        tables.forEach(table -> names.addAll(table.names()));
        return names;
    }
}
