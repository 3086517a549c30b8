package io.github.nmstate4j.desktop.overview;

import io.github.nmstate4j.desktop.spi.Command;
import io.github.nmstate4j.desktop.spi.Finder;
import io.github.nmstate4j.desktop.spi.Navigation.Place;
import io.github.nmstate4j.desktop.spi.Perspective;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import java.util.List;
import java.util.Locale;

/// Overview, Policies and Nodes.
public final class OverviewExtension implements WorkbenchExtension {

    static final String NODES = "nodes";
    static final String POLICIES = "policies";

    @Override
    public String id() {
        return "io.github.nmstate4j.overview";
    }

    @Override
    public String name() {
        return "Overview";
    }

    @Override
    public void contribute(Registry registry) {
        registry.perspective(new Perspective("overview", "Overview", "mdi2v-view-dashboard-outline", 10, OverviewView::new));
        registry.perspective(new Perspective(POLICIES, "Policies", "mdi2f-file-document-multiple-outline", 20, PoliciesView::new));
        registry.perspective(new Perspective(NODES, "Nodes", "mdi2s-server", 60, NodesView::new));
        var workbench = registry.workbench();
        registry.finder(new Finder("nodes", "@", () -> workbench.session().getValue().nodes().stream()
                .map(node -> new Finder.Entry(
                        node.name(), "node", "mdi2s-server", () -> workbench.navigation().open(new Place(NODES, node.name()))))
                .toList()));
        registry.finder(new Finder("policies", "", () -> workbench.session().getValue().policies().stream()
                .map(policy -> new Finder.Entry(
                        policy.name(),
                        "policy, " + policy.status().toLowerCase(Locale.ROOT),
                        "mdi2f-file-document-outline",
                        () -> workbench.designPolicy(policy.name(), 0)))
                .toList()));
        registry.finder(new Finder("kinds", ":", () -> kinds(workbench)));
        registry.command(Command.of("policies.open", "Open a policy", "mdi2f-folder-open-outline", "", () -> workbench.navigation().open(POLICIES)));
    }

    /// Kinds of resources, as places.
    private static List<Finder.Entry> kinds(Workbench workbench) {
        return List.of(
                new Finder.Entry("nodes", "Node", "mdi2s-server", () -> workbench.navigation().open(NODES)),
                new Finder.Entry(
                        "policies",
                        "NodeNetworkConfigurationPolicy",
                        "mdi2f-file-document-outline",
                        () -> workbench.navigation().open(POLICIES)));
    }
}
