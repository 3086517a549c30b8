package io.github.nmstate4j.operator;

import io.github.nmstate4j.operator.cluster.TestServer;
import java.io.IOException;
import java.nio.file.Path;

class EmbeddedServerOperatorTest extends OperatorContract {

    @Override
    TestServer serve(Path home) throws IOException {
        return TestServer.embedded();
    }
}
