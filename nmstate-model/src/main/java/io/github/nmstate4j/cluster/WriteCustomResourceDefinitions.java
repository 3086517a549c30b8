package io.github.nmstate4j.cluster;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Run by the build and left out of the jar: generates the definitions from the classes, completes them and
/// writes one file each, and all of them into one file for `kubectl apply`.
final class WriteCustomResourceDefinitions {

    private WriteCustomResourceDefinitions() {}

    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        new CRDGenerator()
                .customResourceClasses(List.<Class<? extends HasMetadata>>of(
                        NMState.class,
                        NodeNetworkConfigurationPolicy.class,
                        NodeNetworkConfigurationEnactment.class,
                        NodeNetworkState.class))
                .forCRDVersions("v1")
                .withParallelGenerationEnabled(false)
                .withPostProcessor(new CRDPostProcessor() {
                    @Override
                    public HasMetadata process(HasMetadata generated, String version) {
                        return CustomResourceDefinitions.complete((CustomResourceDefinition) generated);
                    }
                })
                .inOutputDir(folder.toFile())
                .generate();
        var all = new StringBuilder();
        for (var name : CustomResourceDefinitions.FILES) {
            all.append("---\n").append(Files.readString(folder.resolve(name)));
        }
        Files.writeString(folder.resolve("all.yaml"), all);
    }
}
