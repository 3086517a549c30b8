package io.github.nmstate4j.document;

/// A password or key. Nothing shows it by accident: its text is the mark that stands in for it, and only
/// [#reveal] gives it away.
public final class Secret {

    /// What is shown in a secret's place. Read back, it means "the one the node has already".
    public static final String MARK = "<_password_hid_by_nmstate>";

    private static final Secret HIDDEN = new Secret(MARK);

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return text.equals(MARK) ? HIDDEN : new Secret(text);
    }

    /// A secret that somebody else keeps.
    public static Secret hidden() {
        return HIDDEN;
    }

    /// There is a secret, and whoever wrote this did not tell it.
    public boolean isHidden() {
        return equals(HIDDEN);
    }

    /// The text itself; for whoever hands it on, and nobody else.
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return MARK;
    }
}
