package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// V11: nothing hangs on itself. Depth and order in the document do not matter.
public final class LoopRule extends NamedInterfaceRule {

    private static final Code CODE = Code.author("interface.loop");

    public LoopRule() {
        super("interface.loop");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        loop(iface, iface, new ArrayList<>(), state)
                .ifPresent(loop -> findings.error(
                        CODE, path, iface.name() + " would hang on itself: " + String.join(" → ", loop) + ". Take one of them out of the ring."));
    }

    private static Optional<List<String>> loop(MergedInterface start, MergedInterface at, List<String> way, MergedState state) {
        way.add(at.name());
        for (var above : above(at, state)) {
            if (above.equals(start)) {
                way.add(start.name());
                return Optional.of(way);
            }
            if (!way.contains(above.name())) {
                var found = loop(start, above, new ArrayList<>(way), state);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<MergedInterface> above(MergedInterface iface, MergedState state) {
        var above = new ArrayList<MergedInterface>();
        iface.controller().flatMap(state::controller).ifPresent(above::add);
        iface.merged().parents().forEach(name -> state.kernel(name).ifPresent(above::add));
        return above;
    }
}
