package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import java.util.List;
import java.util.function.Consumer;

/// Where a value stands, and who wants to hear what is wrong there.
record Place(DocumentPath path, Consumer<Finding> report) {

    static final Code MISSING_KEY = Code.author("document.missing-key");
    static final Code UNKNOWN_KEY = Code.author("document.unknown-key");
    static final Code UNSUPPORTED_KEY = Code.author("document.unsupported-key");
    static final Code UNKNOWN_TYPE = Code.author("interface.unknown-type");
    static final Code DUPLICATE_KEY = Code.author("document.duplicate-key");
    static final Code WRONG_VALUE = Code.author("document.wrong-value");
    static final Code SYNTAX = Code.author("document.syntax");
    static final Code TOO_LARGE = Code.author("document.too-large");

    static Place root(List<Finding> findings) {
        return new Place(DocumentPath.root(), findings::add);
    }

    Place key(String name) {
        return new Place(path.key(name), report);
    }

    Place index(int index) {
        return new Place(path.index(index), report);
    }

    void error(Code code, String message) {
        report.accept(Finding.error(code, path, message));
    }

    void warning(Code code, String message) {
        report.accept(Finding.warning(code, path, message));
    }
}
