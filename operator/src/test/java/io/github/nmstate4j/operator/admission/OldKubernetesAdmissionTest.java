package io.github.nmstate4j.operator.admission;

import io.github.nmstate4j.apiserver.RealApiServer;
import io.github.nmstate4j.operator.cluster.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;

/// kube-apiserver 1.20.
@EnabledIf(value = "io.github.nmstate4j.apiserver.RealApiServer#areThere", disabledReason = "the real API servers are not there")
class OldKubernetesAdmissionTest extends AdmissionContract {

    @Override
    TestServer serve(Path home) throws Exception {
        return TestServer.real(RealApiServer.Kind.FULL, home);
    }
}
