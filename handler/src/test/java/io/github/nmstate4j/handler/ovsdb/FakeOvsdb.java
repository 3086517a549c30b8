package io.github.nmstate4j.handler.ovsdb;

import io.github.nmstate4j.merge.SwitchChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Open vSwitch in memory; not running until a snapshot that says so is put in.
public final class FakeOvsdb implements Ovsdb {

    private OvsdbSnapshot current = OvsdbSnapshot.empty();
    private Optional<OvsdbException> failure = Optional.empty();

    public synchronized void put(OvsdbSnapshot snapshot) {
        current = snapshot;
    }

    /// Every question from now on fails like this.
    public synchronized void failWith(OvsdbException exception) {
        failure = Optional.of(exception);
    }

    @Override
    public synchronized OvsdbSnapshot snapshot() throws OvsdbException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return current;
    }

    @Override
    public synchronized void changeGlobals(SwitchChange change) throws OvsdbException {
        if (!snapshot().running()) {
            throw new OvsdbException("Cannot change what is set for Open vSwitch: it is not running");
        }
        current = new OvsdbSnapshot(
                true,
                current.bridges(),
                current.ports(),
                current.interfaces(),
                changed(current.externalIds(), change.externalIds()),
                changed(current.otherConfig(), change.otherConfig()));
    }

    private static Map<String, String> changed(Map<String, String> map, Map<String, Optional<String>> change) {
        var changed = new HashMap<>(map);
        change.forEach((key, value) -> value.ifPresentOrElse(text -> changed.put(key, text), () -> changed.remove(key)));
        return changed;
    }
}
