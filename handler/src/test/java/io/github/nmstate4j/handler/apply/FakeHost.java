package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.merge.SwitchChange;
import io.github.nmstate4j.plan.Step;
import java.util.ArrayList;
import java.util.List;

/// Writes down what is asked of it.
public final class FakeHost implements Host {

    final List<String> asked = new ArrayList<>();

    private Undo did(String what) {
        asked.add(what);
        return () -> asked.add("undo " + what);
    }

    @Override
    public Undo setRunningHostname(String hostname) {
        return did("running hostname " + hostname);
    }

    @Override
    public Undo removeHostname() {
        return did("no hostname");
    }

    @Override
    public Undo changeSwitch(SwitchChange change) {
        return did("switch");
    }

    @Override
    public Undo setAlternativeNames(Step.SetAlternativeNames names) {
        return did("names of " + names.interfaceName());
    }

    @Override
    public Undo setScript(Step.SetScript script) {
        return did("script of " + script.interfaceName());
    }
}
