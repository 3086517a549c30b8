package io.github.nmstate4j.desktop.document;

import java.util.List;

/// Words that no schema knows: what there is in this cluster.
public interface Vocabulary {

    /// @param detail what there is to say about it: `present on 1,187 of 1,240`
    record Word(String text, String detail) {}

    /// Types of interfaces.
    List<Word> types();

    /// Names of interfaces, of the matching nodes.
    List<Word> interfaces();

    /// Keys of node labels.
    List<Word> labels();

    /// Values of a node label.
    List<Word> values(String label);
}
