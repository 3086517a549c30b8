package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import java.util.Optional;

/// V18c: the times of spanning tree, in seconds, as IEEE 802.1D has them.
public final class BridgeStpRule extends InterfaceRule<LinuxBridgeInterface> {

    private static final Code CODE = Code.author("bridge.stp");

    public BridgeStpRule() {
        super("bridge.stp", LinuxBridgeInterface.class);
    }

    @Override
    void check(LinuxBridgeInterface iface, DocumentPath path, Findings findings) {
        var place = path.key("bridge").key("options").key("stp");
        iface.bridge().flatMap(LinuxBridgeInterface.Bridge::options).flatMap(LinuxBridgeInterface.Options::stp).ifPresent(stp -> {
            range(stp.helloTime(), 1, 10, place.key("hello-time"), findings);
            range(stp.maxAge(), 6, 40, place.key("max-age"), findings);
            range(stp.forwardDelay(), 2, 30, place.key("forward-delay"), findings);
        });
    }

    private static void range(Optional<Integer> given, int least, int most, DocumentPath path, Findings findings) {
        given.filter(seconds -> seconds < least || seconds > most)
                .ifPresent(seconds -> findings.error(
                        CODE, path, seconds + " seconds are out of range. Give " + least + " to " + most + "."));
    }
}
