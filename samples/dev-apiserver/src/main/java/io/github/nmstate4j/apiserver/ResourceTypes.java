package io.github.nmstate4j.apiserver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Every kind that is served right now: the built-in ones and those of the CustomResourceDefinitions.
final class ResourceTypes {
    private record Id(String group, String version, String plural) {}

    private volatile Map<Id, ResourceType> types = Map.of();

    ResourceTypes(List<ResourceType> builtIn) {
        var all = new LinkedHashMap<Id, ResourceType>();
        builtIn.forEach(type -> all.put(new Id(type.group(), type.version(), type.plural()), type));
        types = Collections.unmodifiableMap(all);
    }

    Optional<ResourceType> find(String group, String version, String plural) {
        return Optional.ofNullable(types.get(new Id(group, version, plural)));
    }

    Optional<ResourceType> byKind(String apiVersion, String kind) {
        return types.values().stream()
                .filter(type -> type.apiVersion().equals(apiVersion) && type.kind().equals(kind))
                .findFirst();
    }

    /// A version of the kind stored under a qualified plural; for those that look at objects of any kind.
    Optional<ResourceType> anyVersion(String qualifiedPlural) {
        return types.values().stream()
                .filter(type -> type.qualifiedPlural().equals(qualifiedPlural))
                .findFirst();
    }

    /// Serves exactly these versions of a kind from now on, none when the list is empty.
    synchronized void replace(String qualifiedPlural, List<ResourceType> versions) {
        var next = new LinkedHashMap<Id, ResourceType>();
        types.forEach((id, type) -> {
            if (!type.qualifiedPlural().equals(qualifiedPlural)) {
                next.put(id, type);
            }
        });
        versions.forEach(type -> next.put(new Id(type.group(), type.version(), type.plural()), type));
        types = Collections.unmodifiableMap(next);
    }

    List<ResourceType> all() {
        return List.copyOf(types.values());
    }

    List<ResourceType> inVersion(String group, String version) {
        return types.values().stream()
                .filter(type -> type.group().equals(group) && type.version().equals(version))
                .sorted(Comparator.comparing(ResourceType::plural))
                .toList();
    }

    /// The named groups, in order.
    List<String> groups() {
        var groups = new TreeSet<String>();
        all().forEach(type -> groups.add(type.group()));
        groups.remove("");
        return List.copyOf(groups);
    }

    /// The versions of a group, best first: stable before beta before alpha, higher before lower.
    List<String> versions(String group) {
        var versions = new ArrayList<String>();
        for (var type : all()) {
            if (type.group().equals(group) && !versions.contains(type.version())) {
                versions.add(type.version());
            }
        }
        versions.sort(VersionOrder.BEST_FIRST);
        return versions;
    }
}
