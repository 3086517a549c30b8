package io.github.nmstate4j.spi;

/// A check, built-in and third-party alike, found with `ServiceLoader` under this interface. It implements one of the
/// two below, which say what it needs: where only a document is at hand (admission, the editor), only
/// [DocumentRule]s run. A rule that throws is named in a warning and skipped.
@ExtensionPoint
public sealed interface ValidationRule permits DocumentRule, NodeRule {

    /// Stable and unique: `acme.no-gateway-on-storage`.
    String id();
}
