package io.github.nmstate4j.yaml;

/// How large a document may be: characters of text, mappings within mappings, values with all aliases written out.
/// The YAML parser has a limit of its own, 3 Mi characters, so a larger one changes nothing.
public record Limits(int characters, int depth, int values) {

    private static final Limits USUAL = new Limits(3 * 1024 * 1024, 50, 500_000);

    public static Limits usual() {
        return USUAL;
    }
}
