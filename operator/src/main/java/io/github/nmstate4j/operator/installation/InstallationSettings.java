package io.github.nmstate4j.operator.installation;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Optional;

/// What whoever deployed the operator has decided for the installation.
///
/// @param namespace where handlers run and the operator itself
/// @param handlerImage the image of the handler
/// @param pullPolicy when that image is pulled; left out: as Kubernetes does it
/// @param look how often everything is looked at without being told
@RecordBuilder
public record InstallationSettings(
        String namespace, String handlerImage, Optional<String> pullPolicy, Duration look)
        implements InstallationSettingsBuilder.With {

    private static final Duration LOOK = Duration.ofMinutes(5);

    public static InstallationSettings of(String namespace, String handlerImage) {
        return new InstallationSettings(namespace, handlerImage, Optional.empty(), LOOK);
    }
}
