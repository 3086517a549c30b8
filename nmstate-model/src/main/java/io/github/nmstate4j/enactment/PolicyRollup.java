package io.github.nmstate4j.enactment;

import java.util.Collection;
import java.util.Collections;

/// The nodes of a policy, counted. `matching` nodes run a handler and match the selector; `ready` ones of
/// them are waited for.
public record PolicyRollup(
        int matching, int ready, int available, int failing, int aborted, int pending) {

    /// Counts one verdict per enactment of the policy's current generation.
    public static PolicyRollup of(int matching, int ready, Collection<EnactmentVerdict> enactments) {
        return new PolicyRollup(
                matching,
                ready,
                Collections.frequency(enactments, EnactmentVerdict.AVAILABLE),
                Collections.frequency(enactments, EnactmentVerdict.FAILING),
                Collections.frequency(enactments, EnactmentVerdict.ABORTED),
                Collections.frequency(enactments, EnactmentVerdict.PENDING));
    }

    /// One node that has given up decides for the policy at once; a node that will try again does not.
    public PolicyVerdict verdict() {
        if (matching == 0) {
            return new PolicyVerdict.NoMatchingNode();
        }
        if (failing > 0 || aborted > 0) {
            var others = aborted > 0 ? ", " + aborted + " nodes aborted configuration" : "";
            return new PolicyVerdict.Degraded(failing + "/" + matching + " nodes failed to configure" + others);
        }
        if (finished() < ready) {
            return new PolicyVerdict.Progressing(progress() + notReady());
        }
        if (pending > 0) {
            return new PolicyVerdict.Progressing(progress() + ", " + pending + " pending" + notReady());
        }
        return new PolicyVerdict.Available(
                available + "/" + matching + " nodes successfully configured" + notReady());
    }

    private int finished() {
        return available + failing + aborted;
    }

    private String progress() {
        return "Policy is progressing " + finished() + "/" + ready + " nodes finished";
    }

    private String notReady() {
        var ignored = matching - ready;
        return ignored > 0 ? ", " + ignored + " nodes ignored due to NotReady state" : "";
    }
}
