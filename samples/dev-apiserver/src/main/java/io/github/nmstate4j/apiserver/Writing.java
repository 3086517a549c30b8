package io.github.nmstate4j.apiserver;

import java.util.function.Consumer;

/// How a write is meant: the options of create, update, patch and delete requests.
///
/// @param manager the field manager, as the caller names itself
/// @param force whether an apply takes fields away from other managers
/// @param warn takes texts for the `Warning` header of the answer
record Writing(
        User user, String manager, boolean force, boolean dryRun, FieldValidation validation, Consumer<String> warn) {

    /// What happens with fields that the schema does not know.
    enum FieldValidation {
        IGNORE,
        WARN,
        STRICT
    }

    /// The server's own writes.
    static Writing own(String manager) {
        return new Writing(User.ADMIN, manager, true, false, FieldValidation.IGNORE, _ -> {});
    }
}
