package io.github.nmstate4j.desktop.fleet;

import io.github.nmstate4j.desktop.fleet.Masking.Part;
import io.github.nmstate4j.desktop.spi.Command;
import io.github.nmstate4j.desktop.spi.Connection;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Snapshots, and the sample fleet.
public final class FleetExtension implements WorkbenchExtension {

    /// How many nodes the sample fleet has.
    static final int SAMPLE = 50;

    private static final String KIND = "Snapshot";
    private static final String FILES = "*.nmsnapshot";
    private static final int KEY_BYTES = 32;
    private static final Map<String, Set<Part>> MASKS = masks();

    private final Clock clock = Clock.systemUTC();

    private static Map<String, Set<Part>> masks() {
        var masks = new LinkedHashMap<String, Set<Part>>();
        masks.put("As it is", Set.of());
        masks.put("Hide addresses", EnumSet.of(Part.MAC_ADDRESSES, Part.IP_ADDRESSES));
        masks.put("Hide names and addresses", EnumSet.allOf(Part.class));
        return masks;
    }

    @Override
    public String id() {
        return "io.github.nmstate4j.fleet";
    }

    @Override
    public String name() {
        return "Snapshots";
    }

    @Override
    public void contribute(Registry registry) {
        var workbench = registry.workbench();
        registry.connection(new Connection("snapshot", "Open a snapshot…", "mdi2f-file-outline", this::open));
        registry.connection(new Connection("sample", "Try the sample fleet", "mdi2f-flask-outline", this::sample));
        registry.command(Command.of("fleet.open-snapshot", "Open a snapshot…", "mdi2f-file-outline", "", () -> open(workbench)));
        registry.command(Command.of("fleet.sample", "Try the sample fleet", "mdi2f-flask-outline", "", () -> sample(workbench)));
        registry.command(Command.of("fleet.save-snapshot", "Save a snapshot…", "mdi2c-content-save-outline", "", () -> save(workbench))
                .unless(workbench.session()
                        .map(session -> session.nodes().isEmpty() && session.policies().isEmpty()
                                ? Optional.of("Open a cluster first: there is nothing to save.")
                                : Optional.<String>empty())));
    }

    private void sample(Workbench workbench) {
        workbench.connect(SampleFleet.of(SAMPLE, clock.instant()).session(ZoneId.systemDefault()));
    }

    private void open(Workbench workbench) {
        workbench.dialogs().openFile("Open a snapshot", KIND, FILES).ifPresent(file -> workbench
                .tasks()
                .task("Reading " + file.getFileName(), progress -> SnapshotFile.read(file))
                .onSuccess(snapshot -> {
                    workbench.connect(snapshot.session(ZoneId.systemDefault()));
                    workbench.say(file.getFileName() + ": " + snapshot.contents());
                })
                .onFailure(failure -> workbench.dialogs().error("The snapshot could not be opened", String.valueOf(failure.getMessage())))
                .start());
    }

    private void save(Workbench workbench) {
        var snapshot = Snapshot.of(workbench.session().getValue(), clock.instant());
        workbench
                .dialogs()
                .choose("Save a snapshot", "It will hold " + snapshot.contents() + ". Passwords and keys are never in it.", List.copyOf(MASKS.keySet()))
                .flatMap(mask -> workbench
                        .dialogs()
                        .saveFile("Save a snapshot", "cluster.nmsnapshot", KIND, FILES)
                        .map(file -> new Order(file, MASKS.getOrDefault(mask, EnumSet.allOf(Part.class)))))
                .ifPresent(order -> workbench
                        .tasks()
                        .task("Saving " + order.file().getFileName(), progress -> {
                            var key = new byte[KEY_BYTES];
                            new SecureRandom().nextBytes(key);
                            SnapshotFile.write(Masking.masked(snapshot, order.mask(), key), order.file());
                            return order.file();
                        })
                        .onSuccess(file -> workbench.dialogs().notice("Saved " + file.getFileName() + ": " + snapshot.contents()))
                        .onFailure(failure ->
                                workbench.dialogs().error("The snapshot could not be saved", String.valueOf(failure.getMessage())))
                        .start());
    }

    private record Order(Path file, Set<Part> mask) {}
}
