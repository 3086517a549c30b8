package io.github.nmstate4j.handler.host;

import io.github.nmstate4j.handler.apply.Host;
import io.github.nmstate4j.handler.ovsdb.Ovsdb;
import io.github.nmstate4j.handler.ovsdb.OvsdbException;
import io.github.nmstate4j.handler.rtnetlink.Rtnetlink;
import io.github.nmstate4j.handler.rtnetlink.RtnetlinkException;
import io.github.nmstate4j.merge.SwitchChange;
import io.github.nmstate4j.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The machine this runs on.
public record LocalHost(HostFiles files, Rtnetlink rtnetlink, Ovsdb ovsdb) implements Host {

    @Override
    public Undo setRunningHostname(String hostname) throws IOException {
        var before = Files.exists(files.runningHostname()) ? Files.readString(files.runningHostname()).strip() : "";
        Files.writeString(files.runningHostname(), hostname);
        return () -> Files.writeString(files.runningHostname(), before);
    }

    @Override
    public Undo removeHostname() throws IOException {
        if (!Files.exists(files.hostname())) {
            return () -> {};
        }
        var before = Files.readString(files.hostname());
        Files.delete(files.hostname());
        return () -> Files.writeString(files.hostname(), before);
    }

    @Override
    public Undo changeSwitch(SwitchChange change) throws IOException {
        try {
            var before = ovsdb.snapshot();
            ovsdb.changeGlobals(change);
            var back = new SwitchChange(
                    before(change.externalIds(), before.externalIds()), before(change.otherConfig(), before.otherConfig()));
            return () -> {
                try {
                    ovsdb.changeGlobals(back);
                } catch (OvsdbException e) {
                    throw new IOException(e.getMessage(), e);
                }
            };
        } catch (OvsdbException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Map<String, Optional<String>> before(Map<String, Optional<String>> change, Map<String, String> there) {
        var before = new LinkedHashMap<String, Optional<String>>();
        change.keySet().forEach(key -> before.put(key, Optional.ofNullable(there.get(key))));
        return before;
    }

    @Override
    public Undo setAlternativeNames(Step.SetAlternativeNames step) throws IOException {
        var name = step.interfaceName();
        var back = new ArrayList<Undo>();
        if (!step.added().isEmpty() || !step.removed().isEmpty()) {
            changeNames(name, step.added(), step.removed());
            back.add(() -> changeNames(name, step.removed(), step.added()));
        }
        if (step.kept().isPresent()) {
            var scripts = files.scripts();
            var before = scripts.keepNames(name, step.kept().get());
            back.add(() -> scripts.restoreNames(name, before));
        }
        return () -> {
            for (var undo : back.reversed()) {
                undo.undo();
            }
        };
    }

    private void changeNames(String interfaceName, List<String> added, List<String> removed) throws IOException {
        try {
            rtnetlink.changeAlternativeNames(interfaceName, added, removed);
        } catch (RtnetlinkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Undo setScript(Step.SetScript step) throws IOException {
        var scripts = files.scripts();
        var before = scripts.set(step.interfaceName(), step.occasion(), step.commands());
        return () -> scripts.restore(step.interfaceName(), step.occasion(), before);
    }
}
