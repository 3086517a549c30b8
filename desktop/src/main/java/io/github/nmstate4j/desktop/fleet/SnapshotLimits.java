package io.github.nmstate4j.desktop.fleet;

/// How much is read of a snapshot, so that no file can exhaust the desktop.
///
/// @param bytes unpacked
/// @param objects nodes, states, policies and enactments together
/// @param depth mappings and lists within each other
/// @param text characters of one value
public record SnapshotLimits(long bytes, int objects, int depth, int text) {

    private static final SnapshotLimits USUAL = new SnapshotLimits(2L << 30, 500_000, 100, 1 << 20);

    public static SnapshotLimits usual() {
        return USUAL;
    }
}
