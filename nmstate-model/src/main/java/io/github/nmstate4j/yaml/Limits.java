package io.github.nmstate4j.yaml;

/// How large a document may be: characters of text, mappings within mappings, values with all aliases written out.
public record Limits(int characters, int depth, int values) {

    private static final Limits USUAL = new Limits(10 * 1024 * 1024, 50, 2_000_000);

    public static Limits usual() {
        return USUAL;
    }
}
