package io.github.nmstate4j.operator.admission;

import io.github.nmstate4j.apiserver.RealApiServer;
import io.github.nmstate4j.operator.cluster.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;

/// The machinery of Kubernetes 1.36.
@EnabledIf(value = "io.github.nmstate4j.apiserver.RealApiServer#areThere", disabledReason = "the real API servers are not there")
class RecentKubernetesAdmissionTest extends AdmissionContract {

    @Override
    TestServer serve(Path home) throws Exception {
        return TestServer.real(RealApiServer.Kind.LITE, home);
    }
}
