package io.github.nmstate4j.document;

import java.util.Optional;
import java.util.Set;

/// The keys that are understood at each place of a document. Whoever reads documents knows them; whoever
/// refuses a key asks what was meant.
public interface KnownKeys {

    /// The keys of the mapping at this place; none when nothing is known about it.
    Set<String> at(DocumentPath mapping);

    /// The key that was probably meant.
    default Optional<String> nearest(DocumentPath mapping, String key) {
        return Nearest.of(key, at(mapping));
    }
}
