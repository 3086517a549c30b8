package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.enactment.EnactmentVerdict;

/// How a policy fares on a node, the least troubling first. The glyph tells it without colour.
enum CellState {
    NOT_MATCHED("not matched", ""),
    AVAILABLE("available", "✓"),
    PENDING("pending", "◷"),
    UNKNOWN("unknown", "?"),
    PROGRESSING("progressing", "…"),
    RETRYING("retrying", "↻"),
    ABORTED("aborted", "■"),
    FAILING("failing", "✕");

    private final String words;
    private final String glyph;

    CellState(String words, String glyph) {
        this.words = words;
        this.glyph = glyph;
    }

    static CellState of(EnactmentVerdict verdict) {
        return switch (verdict) {
            case UNKNOWN -> UNKNOWN;
            case PENDING -> PENDING;
            case PROGRESSING -> PROGRESSING;
            case RETRYING -> RETRYING;
            case AVAILABLE -> AVAILABLE;
            case FAILING -> FAILING;
            case ABORTED -> ABORTED;
        };
    }

    /// In one byte, for large tables; the greater, the more trouble.
    @SuppressWarnings("EnumOrdinal") // Lives in memory only.
    byte code() {
        return (byte) ordinal();
    }

    /// In lower case, as a style class and for people.
    String words() {
        return words;
    }

    String glyph() {
        return glyph;
    }

    /// For the id of the chip: `failing`.
    String id() {
        return words.replace(' ', '-');
    }

    boolean isTrouble() {
        return this == FAILING || this == ABORTED || this == RETRYING;
    }

    CellState worse(CellState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
