package io.github.nmstate4j.desktop.topology;

import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.spi.Navigation.Place;
import io.github.nmstate4j.desktop.ui.Pictures;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;

/// Started by `./dev screenshots`.
class TopologyScreenshots {

    private static Parent view(Session session, String selection) {
        var workbench = Workbenches.with(new ScriptedDialogs(), new TopologyExtension());
        workbench.connect(session);
        workbench.navigation().open(new Place("topology", selection));
        return new WorkbenchView(workbench, List::of).root();
    }

    private static Parent fleet(int nodes, String selection) {
        return view(SampleFleet.of(nodes, Instant.parse("2026-01-31T12:00:00Z")).session(ZoneOffset.UTC), selection);
    }

    @Test
    void empty() {
        Pictures.takeAll("topology-empty", () -> view(Session.none(), ""));
    }

    @Test
    void aNodeAndOneInterfaceOfIt() {
        Pictures.takeAll("topology-node", () -> fleet(50, "worker-0000/bond0"));
    }

    @Test
    void shapesOfFiveThousandNodes() {
        Pictures.takeAll("topology-5000", () -> fleet(5000, ""));
    }
}
