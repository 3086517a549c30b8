package io.github.nmstate4j.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.github.nmstate4j.operator.cluster.TestServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;

/// Everything holds as well when every third write of the operator is carried out without an answer.
class LostAnswersOperatorTest extends OperatorContract {

    private final AtomicInteger lost = new AtomicInteger();
    private final Random random = new Random(7);

    @Override
    TestServer serve(Path home) throws IOException {
        return TestServer.embedded();
    }

    @Override
    KubernetesClient operatorClient(String kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("lose answers", new Interceptor() {
                    @Override
                    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
                        if (isWriteOfRollout(request) && isLost()) {
                            lost.incrementAndGet();
                            throw new IllegalStateException("the answer is lost on its way");
                        }
                    }
                }))
                .build();
    }

    private static boolean isWriteOfRollout(HttpRequest request) {
        return !request.method().equals("GET") && request.uri().getPath().contains("/nodenetworkconfiguration");
    }

    private synchronized boolean isLost() {
        return random.nextInt(3) == 0;
    }

    @AfterAll
    void answersWereLost() {
        assertThat(lost).hasPositiveValue();
    }
}
