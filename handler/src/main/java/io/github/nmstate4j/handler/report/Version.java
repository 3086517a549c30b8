package io.github.nmstate4j.handler.report;

/// The version of this program, as its jar says.
public final class Version {

    private Version() {}

    public static String text() {
        var version = Version.class.getPackage().getImplementationVersion();
        return "nmstate4j " + (version == null ? "(built from source)" : version);
    }
}
