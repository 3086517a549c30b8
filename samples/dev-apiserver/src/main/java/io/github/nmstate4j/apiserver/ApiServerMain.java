package io.github.nmstate4j.apiserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;

/// Runs the development API server by itself, until it is interrupted: `ApiServerMain KUBECONFIG [ADDRESS [PORT]]`.
public final class ApiServerMain {
    private ApiServerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 1) {
            System.err.println("Usage: ApiServerMain KUBECONFIG [ADDRESS [PORT]], where KUBECONFIG is the file to write.");
            System.exit(2);
        }
        var address = arguments.length > 1 ? arguments[1] : "127.0.0.1";
        var port = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        var kubeconfig = Path.of(arguments[0]);
        try (var server = ApiServer.start(ApiServerSettings.at(address, port))) {
            Files.deleteIfExists(kubeconfig);
            Files.createFile(
                    kubeconfig, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(kubeconfig, server.kubeconfig());
            System.out.println("Development API server (not for production) at " + server.url() + ", kubeconfig in " + kubeconfig);
            new CountDownLatch(1).await();
        }
    }
}
