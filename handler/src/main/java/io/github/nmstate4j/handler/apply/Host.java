package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.merge.SwitchChange;
import io.github.nmstate4j.plan.Step;
import java.io.IOException;

/// What a change needs besides NetworkManager. Its checkpoints know nothing of this, so everything comes with the way back.
public interface Host {

    /// The name that the kernel has, as opposed to the one NetworkManager stores.
    Undo setRunningHostname(String hostname) throws IOException;

    /// Removes the static host name, which NetworkManager can only replace.
    Undo removeHostname() throws IOException;

    Undo changeSwitch(SwitchChange change) throws IOException;

    Undo setAlternativeNames(Step.SetAlternativeNames names) throws IOException;

    Undo setScript(Step.SetScript script) throws IOException;

    /// Makes it as it was.
    @FunctionalInterface
    interface Undo {
        void undo() throws IOException;
    }
}
