package io.github.nmstate4j.operator.admission;

import io.github.nmstate4j.operator.admission.PolicyAdmission.EditsInProgress;
import io.github.nmstate4j.operator.certificate.Certificates.Lives;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// Where admission questions are answered, and how the API server gets there.
///
/// @param address what to listen on; `0.0.0.0` for every address
/// @param port 0 takes a free one
/// @param secretNamespace where certificates are kept; left out: in this process
@RecordBuilder
public record AdmissionSettings(
        String address, int port, Reach reach, Optional<String> secretNamespace, Lives lives, EditsInProgress edits)
        implements AdmissionSettingsBuilder.With {

    /// How the API server finds the server.
    public sealed interface Reach {

        List<String> hosts();

        /// Through a Service of the cluster.
        record Service(String namespace, String name) implements Reach {
            @Override
            public List<String> hosts() {
                var service = name + "." + namespace + ".svc";
                return List.of(service, service + ".cluster.local");
            }
        }

        /// Directly, where both run on one machine.
        record Host(String host) implements Reach {
            @Override
            public List<String> hosts() {
                return List.of(host);
            }
        }
    }

    /// For an operator and an API server on this machine.
    public static AdmissionSettings local() {
        return new AdmissionSettings(
                "127.0.0.1", 0, new Reach.Host("127.0.0.1"), Optional.empty(), Lives.usual(), EditsInProgress.WARN);
    }

    /// For an operator in a pod behind a Service.
    public static AdmissionSettings behind(String namespace, String service, int port) {
        return new AdmissionSettings(
                "0.0.0.0",
                port,
                new Reach.Service(namespace, service),
                Optional.of(namespace),
                Lives.usual(),
                EditsInProgress.WARN);
    }
}
