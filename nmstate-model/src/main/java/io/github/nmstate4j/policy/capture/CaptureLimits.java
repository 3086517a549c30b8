package io.github.nmstate4j.policy.capture;

/// How large captures may be, so that no policy can exhaust a node.
///
/// @param captures captures in one policy
/// @param expression characters of one expression
/// @param steps steps of one path
/// @param values values of a captured state or of an expanded desired state
/// @param characters characters of their texts and keys together
/// @param depth mappings and lists within each other
public record CaptureLimits(int captures, int expression, int steps, int values, int characters, int depth) {

    private static final CaptureLimits USUAL =
            new CaptureLimits(100, 2000, 32, 1_000_000, 8 * 1024 * 1024, 50);

    public static CaptureLimits usual() {
        return USUAL;
    }
}
