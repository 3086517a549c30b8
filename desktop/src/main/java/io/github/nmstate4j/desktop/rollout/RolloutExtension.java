package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.desktop.spi.Perspective;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import java.time.Clock;

/// The place where rollouts are followed.
public final class RolloutExtension implements WorkbenchExtension {

    static final String ID = "rollout";

    @Override
    public String id() {
        return "io.github.nmstate4j.rollout";
    }

    @Override
    public String name() {
        return "Rollout";
    }

    @Override
    public void contribute(Registry registry) {
        registry.perspective(new Perspective(ID, "Rollout", "mdi2g-grid", 40, workbench ->
                new RolloutView(new RolloutViewModel(workbench, Clock.systemUTC()))));
    }
}
