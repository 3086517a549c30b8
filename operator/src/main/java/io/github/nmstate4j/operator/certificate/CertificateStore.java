package io.github.nmstate4j.operator.certificate;

import java.util.Optional;

/// Where certificates outlive a process, or do not.
public interface CertificateStore {

    /// Empty also when there is something that cannot be read.
    Optional<Certificates> load();

    /// False when another process was faster; then its certificates are there to load.
    boolean save(Certificates certificates);

    /// For a process that is alone.
    static CertificateStore inMemory() {
        return new CertificateStore() {
            private Optional<Certificates> kept = Optional.empty();

            @Override
            public synchronized Optional<Certificates> load() {
                return kept;
            }

            @Override
            public synchronized boolean save(Certificates certificates) {
                kept = Optional.of(certificates);
                return true;
            }
        };
    }
}
