package io.github.nmstate4j.operator.cluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;

/// Changes of objects that the operator may be writing at the same time.
public final class Changes {

    private Changes() {}

    /// Tries until nobody else was faster.
    public static void make(Duration patience, ThrowingRunnable change) {
        await().atMost(patience)
                .ignoreExceptionsMatching(e -> e instanceof KubernetesClientException failure && failure.getCode() == HttpURLConnection.HTTP_CONFLICT)
                .untilAsserted(change);
    }
}
