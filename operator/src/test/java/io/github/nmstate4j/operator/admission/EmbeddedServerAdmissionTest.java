package io.github.nmstate4j.operator.admission;

import io.github.nmstate4j.operator.cluster.TestServer;
import java.nio.file.Path;

class EmbeddedServerAdmissionTest extends AdmissionContract {

    @Override
    TestServer serve(Path home) throws Exception {
        return TestServer.embedded();
    }
}
