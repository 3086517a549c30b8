package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.handler.networkmanager.NetworkManager.Checkpoint;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import java.time.Duration;

/// Keeps a checkpoint from running out while we are at work, with few calls.
interface Lease {

    /// Called between steps. No step takes longer than half of the time, so a quarter used up is early enough.
    void keep() throws NetworkManagerException;

    static Lease of(Checkpoint checkpoint, Duration rollbackAfter) {
        return new Lease() {
            private long renewedAt = System.nanoTime();

            @Override
            public void keep() throws NetworkManagerException {
                if (System.nanoTime() - renewedAt > rollbackAfter.dividedBy(4).toNanos()) {
                    checkpoint.extend(rollbackAfter);
                    renewedAt = System.nanoTime();
                }
            }
        };
    }

    /// Without a checkpoint there is nothing to keep.
    static Lease none() {
        return () -> {};
    }
}
