package io.github.nmstate4j.samples;

import io.github.nmstate4j.yaml.NetworkStateYaml;

/// Reads a document with mistakes: all of them come at once, each with its place.
public final class FindMistakes {

    private FindMistakes() {}

    public static void main(String... args) {
        var read = NetworkStateYaml.read("""
                interfaces:
                  - name: eth1
                    type: ethernet
                    mtu: large
                    ipv4:
                      adress: []
                """);
        read.findings().forEach(System.out::println);
    }
}
