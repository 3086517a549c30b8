package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.fleet.FleetExtension;
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
class RolloutScreenshots {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private static Parent view(Session session, String selection) {
        var workbench = Workbenches.with(new ScriptedDialogs(), new FleetExtension(), new RolloutExtension());
        workbench.connect(session);
        workbench.navigation().open(new Place("rollout", selection));
        return new WorkbenchView(workbench, List::of).root();
    }

    private static Parent fleet(int nodes, String selection) {
        return view(SampleFleet.of(nodes, NOON).session(ZoneOffset.UTC), selection);
    }

    @Test
    void empty() {
        Pictures.takeAll("rollout-empty", () -> view(Session.none(), ""));
    }

    @Test
    void threeNodes() {
        Pictures.takeAll("rollout-3", () -> fleet(3, "master-0001/cluster-dns"));
    }

    @Test
    void aFailingNode() {
        Pictures.takeAll("rollout-50", () -> fleet(50, "gpu-0001/gpu-fabric"));
    }

    @Test
    void fiveThousandNodes() {
        Pictures.takeAll("rollout-5000", () -> fleet(5000, "gpu-0001/gpu-fabric"));
    }
}
