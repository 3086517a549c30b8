package io.github.nmstate4j.operator.installation;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NMStateSpec;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what the NMState of the cluster asks for, at first and whenever that changes; every operator listens, the one
/// at work and those that stand by.
public final class InstallationWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationWatch.class);

    private final SharedIndexInformer<NMState> informer;
    private final Consumer<Wishes> told;

    private InstallationWatch(KubernetesClient client, Consumer<Wishes> told) {
        this.told = told;
        this.informer = client.resources(NMState.class).runnableInformer(0);
        informer.exceptionHandler((_, _) -> true);
        informer.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(NMState added) {
                tell();
            }

            @Override
            public void onUpdate(NMState before, NMState after) {
                tell();
            }

            @Override
            public void onDelete(NMState deleted, boolean unknown) {
                tell();
            }
        });
    }

    /// Returns at once.
    public static InstallationWatch start(KubernetesClient client, Consumer<Wishes> told) {
        var watch = new InstallationWatch(client, told);
        watch.informer.start();
        return watch;
    }

    private void tell() {
        try {
            told.accept(InstallationReconciler.foremost(informer.getStore().list().stream())
                    .map(Wishes::of)
                    .orElseGet(() -> Wishes.of(NMStateSpec.empty())));
        } catch (RuntimeException e) {
            LOG.warn("What the NMState asks for is not followed: {}", e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        informer.close();
    }
}
