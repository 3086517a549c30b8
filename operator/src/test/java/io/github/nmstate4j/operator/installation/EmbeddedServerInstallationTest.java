package io.github.nmstate4j.operator.installation;

import io.github.nmstate4j.operator.cluster.TestServer;
import java.nio.file.Path;


class EmbeddedServerInstallationTest extends InstallationContract {

    @Override
    TestServer serve(Path home) throws Exception {
        return TestServer.embedded();
    }
}
