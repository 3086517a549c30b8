package io.github.nmstate4j.verify;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class HostnameComparison {

    private HostnameComparison() {}

    static List<Mismatch> of(MergedState merged, NetworkState observed) {
        var wanted = merged.desired().hostname();
        var found = observed.hostname();
        return Stream.of(
                        one("running", wanted.flatMap(Hostname::running), found.flatMap(Hostname::running)),
                        one("config", wanted.flatMap(Hostname::config), found.flatMap(Hostname::config)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Mismatch> one(String key, Optional<String> wanted, Optional<String> found) {
        return wanted.filter(name -> !name.equals(found.orElse("")))
                .map(name -> new Mismatch(DocumentPath.of("hostname", key), name, found.orElse("none")));
    }
}
