package io.github.nmstate4j.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.desktop.cluster.ClusterSession;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import java.io.File;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The application: connects by the kubeconfig given (or the usual one) and shows the workbench.
public final class DesktopApplication extends Application {

    private @Nullable ClusterSession session;

    @Override
    public void start(Stage stage) {
        var kubeconfig = getParameters().getUnnamed();
        var config = kubeconfig.isEmpty() ? Config.autoConfigure(null) : Config.fromKubeconfig(new File(kubeconfig.getFirst()));
        var client = new KubernetesClientBuilder().withConfig(config).build();
        session = ClusterSession.open(client, Platform::runLater);
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> Application.setUserAgentStylesheet(
                scheme == ColorScheme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet()));
        var model = new WorkbenchViewModel(session.nodes(), session.policies(), session.connection());
        stage.setTitle("nmstate4j");
        stage.setScene(new Scene(new WorkbenchView(model).root(), 1000, 700));
        stage.setMinWidth(800);
        stage.setMinHeight(500);
        stage.show();
    }

    @Override
    public void stop() {
        if (session != null) {
            session.close();
        }
    }
}
