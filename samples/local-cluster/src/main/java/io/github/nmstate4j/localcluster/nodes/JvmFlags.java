package io.github.nmstate4j.localcluster.nodes;

import java.util.List;

/// How to run Java in a node. Page faults and system calls are slow there and the memory is small; with the defaults a JVM takes twenty seconds to get ready.
public final class JvmFlags {

    private JvmFlags() {}

    /// The flags an [AotCache] is made with must be the ones it is used with. The initial heap is not to be made smaller:
    /// the cache's objects must fit into its old generation, or the JVM ends instead of starting.
    public static List<String> forNodes() {
        return List.of(
                "-XX:+UseSerialGC",
                "-Xms24m",
                "-Xmn6m",
                "-Xmx64m",
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:-UsePerfData",
                "-XX:+UseCompactObjectHeaders",
                // What a run taught the second compiler is of no use to the first, which is the only one here.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTRecordTraining",
                "-XX:-AOTReplayTraining",
                "--enable-native-access=ALL-UNNAMED");
    }
}
