package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/// The findings of one rule, while it looks.
final class Findings {
    private final List<Finding> list = new ArrayList<>();

    void error(Code code, DocumentPath path, String message) {
        list.add(Finding.error(code, path, message));
    }

    void warning(Code code, DocumentPath path, String message) {
        list.add(Finding.warning(code, path, message));
    }

    List<Finding> list() {
        return List.copyOf(list);
    }
}
