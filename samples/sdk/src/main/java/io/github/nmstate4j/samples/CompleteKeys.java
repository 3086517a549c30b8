package io.github.nmstate4j.samples;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.yaml.NetworkStateYaml;

/// Asks which keys there are at a place, and which one was meant.
public final class CompleteKeys {

    private CompleteKeys() {}

    public static void main(String... args) {
        var keys = NetworkStateYaml.knownKeys();
        System.out.println(keys.at(DocumentPath.of("dns-resolver", "config")));
        System.out.println(keys.nearest(DocumentPath.of("routes", "config").index(0), "next-hop-adress").orElse("?"));
    }
}
