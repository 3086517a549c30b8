package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where a value stands, and who wants to hear what is wrong there. Most places are never asked for their path, so
/// it is put together only then.
final class Place {

    static final Code MISSING_KEY = Code.author("document.missing-key");
    static final Code UNKNOWN_KEY = Code.author("document.unknown-key");
    static final Code UNKNOWN_TYPE = Code.author("interface.unknown-type");
    static final Code DUPLICATE_KEY = Code.author("document.duplicate-key");
    static final Code WRONG_VALUE = Code.author("document.wrong-value");
    static final Code SYNTAX = Code.author("document.syntax");
    static final Code TOO_LARGE = Code.author("document.too-large");

    private final @Nullable Place parent;
    private final DocumentPath root;
    private final @Nullable String name;
    private final int index;
    private final Consumer<Finding> report;

    private Place(
            @Nullable Place parent, DocumentPath root, @Nullable String name, int index, Consumer<Finding> report) {
        this.parent = parent;
        this.root = root;
        this.name = name;
        this.index = index;
        this.report = report;
    }

    static Place root(Findings findings) {
        return at(DocumentPath.root(), findings);
    }

    static Place at(DocumentPath path, Consumer<Finding> report) {
        return new Place(null, path, null, 0, report);
    }

    Place key(String key) {
        return new Place(this, root, key, 0, report);
    }

    Place index(int position) {
        return new Place(this, root, null, position, report);
    }

    DocumentPath path() {
        if (parent == null) {
            return root;
        }
        return name == null ? parent.path().index(index) : parent.path().key(name);
    }

    void error(Code code, String message) {
        report.accept(Finding.error(code, path(), message));
    }

    void warning(Code code, String message) {
        report.accept(Finding.warning(code, path(), message));
    }
}
