package io.github.nmstate4j.desktop.topology;

import io.github.nmstate4j.desktop.spi.Finder;
import io.github.nmstate4j.desktop.spi.Navigation.Place;
import io.github.nmstate4j.desktop.spi.Perspective;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;

/// The place where networks of nodes are looked at.
public final class TopologyExtension implements WorkbenchExtension {

    static final String ID = "topology";

    /// So many nodes have their interfaces offered one by one; beyond, the search of the place finds them.
    private static final int FEW = 200;

    @Override
    public String id() {
        return "io.github.nmstate4j.topology";
    }

    @Override
    public String name() {
        return "Topology";
    }

    @Override
    public void contribute(Registry registry) {
        var workbench = registry.workbench();
        registry.perspective(new Perspective(ID, "Topology", "mdi2g-graph-outline", 50, here -> new TopologyView(new TopologyViewModel(here), here.contributed())));
        registry.finder(new Finder("interfaces", "", () -> workbench.session().getValue().states().stream()
                .limit(FEW)
                .flatMap(state -> Iface.all(state.tree()).stream()
                        .filter(iface -> !iface.isOfTheSystem())
                        .map(iface -> new Finder.Entry(
                                iface.name(),
                                iface.type() + " on " + state.node(),
                                "mdi2e-ethernet",
                                () -> workbench.navigation().open(new Place(ID, state.node() + "/" + iface.name())))))
                .toList()));
    }
}
